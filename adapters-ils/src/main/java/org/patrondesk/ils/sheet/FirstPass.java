package org.patrondesk.ils.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** What one pass over all bytes of a file tells before a row is read. */
record FirstPass(Form form, String hash) {
    private static final int PIECE = 64 * 1024;
    private static final int HEAD = 4 * 1024;

    enum Form {
        UTF_8("UTF-8"),
        UTF_8_WITH_BOM("UTF-8 with BOM"),
        WINDOWS_1252("windows-1252"),
        XLSX("XLSX");

        private final String label;

        Form(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static FirstPass over(Path file) {
        if (Files.isDirectory(file)) {
            throw SheetProblem.of(file, "This is a folder; give the sheet inside it.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw SheetProblem.of(file, "This is a device or pipe; save the sheet to a file first.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return over(file, in);
        } catch (IOException e) {
            throw SheetProblem.of(file, e);
        }
    }

    private static FirstPass over(Path file, InputStream in) throws IOException {
        MessageDigest digest = sha256();
        byte[] head = in.readNBytes(HEAD);
        if (head.length == 0) {
            throw SheetProblem.of(file, "This file is empty; export the sheet again.");
        }
        Utf8Check utf8 = new Utf8Check();
        byte[] piece = Arrays.copyOf(head, PIECE);
        for (int n = head.length; n > 0; n = in.read(piece)) {
            digest.update(piece, 0, n);
            utf8.accept(piece, n);
        }
        return new FirstPass(form(file, head, utf8.wellFormed()), HexFormat.of().formatHex(digest.digest()));
    }

    private static Form form(Path file, byte[] head, boolean utf8) {
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return Form.XLSX;
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw SheetProblem.of(
                    file,
                    "This is an old .xls or a password-protected workbook; save it as .xlsx or .csv without one.");
        }
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            throw new SheetProblem(file, 1, 1, "This text is UTF-16; save it as 'CSV UTF-8'.");
        }
        if (soundsLikeUtf16(head)) {
            throw new SheetProblem(
                    file, 1, 1, "This is UTF-16 text or no text at all (it holds NUL bytes); save it as 'CSV UTF-8'.");
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return Form.UTF_8_WITH_BOM;
        }
        return utf8 ? Form.UTF_8 : Form.WINDOWS_1252;
    }

    /**
     * A stray NUL among the rows is a slip of one export and let through; UTF-16 has one beside every delimiter and
     * line end, so in the first line, and beside every western letter.
     */
    private static boolean soundsLikeUtf16(byte[] head) {
        int nuls = 0;
        boolean firstLine = true;
        for (byte b : head) {
            if (b == 0 && firstLine) {
                return true;
            }
            firstLine &= b != '\n' && b != '\r';
            nuls += b == 0 ? 1 : 0;
        }
        return nuls * 10 > head.length;
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
