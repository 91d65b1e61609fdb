-- What the role that the store works with may do. Put its name in the place of PATRONDESK_RUNTIME; the owner runs this.
-- Events, decisions and whatever else is only added to cannot be removed by it, nor changed but for what is about people:
-- that must go when its time is over. What an event says may have to be erased; seals show any other use of that right.
GRANT USAGE ON SCHEMA CURRENT_SCHEMA TO PATRONDESK_RUNTIME;
GRANT SELECT ON patrondesk_schema_history TO PATRONDESK_RUNTIME;
GRANT SELECT, INSERT ON member, decision, event, idempotency_key, policy_set, policy_in_force, counter_delta, follow_up, adoption, link, barrier, resolution, story, event_waiting, seal, delivery, delivery_attempt, delivery_pause, due_task, consent, emergency, privacy_case, access_entry, key_vault TO PATRONDESK_RUNTIME;
GRANT UPDATE (body, actor, actor_salt) ON event TO PATRONDESK_RUNTIME;
GRANT UPDATE (evidence, by_staff, age, guardian) ON consent TO PATRONDESK_RUNTIME;
GRANT UPDATE (wording, handled_by, person) ON decision TO PATRONDESK_RUNTIME;
GRANT UPDATE (person) ON access_entry TO PATRONDESK_RUNTIME;
GRANT UPDATE (words, by_staff) ON follow_up TO PATRONDESK_RUNTIME;
GRANT UPDATE (name, by_staff) ON barrier TO PATRONDESK_RUNTIME;
GRANT UPDATE (reason, by_staff) ON resolution TO PATRONDESK_RUNTIME;
GRANT UPDATE (reason, by_staff, closed, seen, seen_by, note) ON emergency TO PATRONDESK_RUNTIME;
GRANT UPDATE ON idempotency_key, policy_in_force, story, delivery, delivery_attempt, delivery_pause, due_task TO PATRONDESK_RUNTIME;
GRANT DELETE ON idempotency_key, event_waiting, due_task, member, consent, privacy_case, access_entry TO PATRONDESK_RUNTIME;
