package org.patrondesk.storage.policy;

/** What text may be kept, and how a key of a file is shown in a sentence. */
final class FileTexts {
    private static final int SHOWN = 60;

    private FileTexts() {}

    /** Whether every surrogate has its other half; without it the text has no UTF-8 form to take a hash over. */
    static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** The key in quotes; nothing of one that is long or would break the line. */
    static String shown(String key) {
        return isPlain(key) ? "The key '" + key + "'" : "This key";
    }

    /** Whether a key is short and on one line, so that a sentence may quote it. */
    static boolean isPlain(String key) {
        return key.length() <= SHOWN && key.chars().noneMatch(Character::isISOControl) && isWhole(key);
    }
}
