package org.patrondesk.ils.sheet;

/** Tells whether bytes that arrive in pieces are well-formed UTF-8, by table 3-7 of the Unicode standard. */
final class Utf8Check {
    private int missing;
    // Bounds of the next byte: the first continuation byte is narrower after E0, ED, F0 and F4.
    private int lowest = 0x80;
    private int highest = 0xBF;
    private boolean broken;

    void accept(byte[] bytes, int length) {
        for (int i = 0; i < length && !broken; i++) {
            if (missing > 0) {
                follow(bytes[i] & 0xFF);
            } else if (bytes[i] < 0) {
                lead(bytes[i] & 0xFF);
            }
        }
    }

    private void follow(int b) {
        broken = b < lowest || b > highest;
        lowest = 0x80;
        highest = 0xBF;
        missing--;
    }

    private void lead(int b) {
        if (b >= 0xC2 && b <= 0xDF) {
            missing = 1;
        } else if (b >= 0xE0 && b <= 0xEF) {
            missing = 2;
            lowest = b == 0xE0 ? 0xA0 : 0x80;
            highest = b == 0xED ? 0x9F : 0xBF;
        } else if (b >= 0xF0 && b <= 0xF4) {
            missing = 3;
            lowest = b == 0xF0 ? 0x90 : 0x80;
            highest = b == 0xF4 ? 0x8F : 0xBF;
        } else {
            broken = true;
        }
    }

    /** Whether all bytes so far are whole characters. */
    boolean wellFormed() {
        return !broken && missing == 0;
    }
}
