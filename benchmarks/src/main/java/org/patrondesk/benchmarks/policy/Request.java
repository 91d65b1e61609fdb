package org.patrondesk.benchmarks.policy;

/** One request as places on the axes: what every side gets, so that none pays for reading words. */
public record Request(
        int service,
        int category,
        int branch,
        int channel,
        int resource,
        int age,
        int minute,
        int fine,
        int amount,
        int day) {}
