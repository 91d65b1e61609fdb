-- What the role that the store works with may do. Put its name in the place of PATRONDESK_RUNTIME; the owner runs this.
-- Events, decisions and whatever else is only added to cannot be changed or removed by it. What an event says may have to
-- be erased; seals show any other use of that right.
GRANT USAGE ON SCHEMA CURRENT_SCHEMA TO PATRONDESK_RUNTIME;
GRANT SELECT ON patrondesk_schema_history TO PATRONDESK_RUNTIME;
GRANT SELECT, INSERT ON member, decision, event, idempotency_key, policy_set, policy_in_force, counter_delta, follow_up, adoption, link, barrier, resolution, story, event_waiting, seal, delivery, delivery_attempt, delivery_pause, due_task TO PATRONDESK_RUNTIME;
GRANT UPDATE (body) ON event TO PATRONDESK_RUNTIME;
GRANT UPDATE ON idempotency_key, policy_in_force, story, delivery, delivery_attempt, delivery_pause, due_task TO PATRONDESK_RUNTIME;
GRANT DELETE ON idempotency_key, event_waiting, due_task TO PATRONDESK_RUNTIME;
