package org.patrondesk.storage.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells on what kind of file system a directory lies. */
final class MountTable {
    /** File systems whose locks and syncs another machine answers for. SQLite relies on both. */
    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "9p",
            "afs",
            "afpfs",
            "ceph",
            "coda",
            "lustre",
            "beegfs",
            "glusterfs",
            "orangefs",
            "pvfs2",
            "gpfs",
            "ncpfs",
            "davfs",
            "davfs2",
            "webdav",
            "vboxsf",
            "drvfs");

    private static final Set<String> NETWORK_BY_FUSE = Set.of(
            "sshfs",
            "glusterfs",
            "ceph",
            "ceph-fuse",
            "davfs",
            "s3fs",
            "rclone",
            "gcsfuse",
            "goofys",
            "smbnetfs",
            "curlftpfs",
            "cephfs",
            "gvfsd-fuse",
            "mfs",
            "juicefs",
            "vmhgfs-fuse");

    private static final Path LINUX = Path.of("/proc/self/mountinfo");
    private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

    private MountTable() {}

    /** The name of the file system on which an existing directory lies, by its real path. */
    static String kind(Path directory) throws IOException {
        return Files.isReadable(LINUX)
                ? kind(directory, Files.readString(LINUX))
                : Files.getFileStore(directory).type();
    }

    /**
     * The same from a mount table as Linux writes it: of the mounts that lie nearest above, the last one.
     *
     * <p>Empty when none lies above, which no running system has.
     */
    static String kind(Path directory, String table) {
        int nearest = -1;
        String kind = "";
        for (String line : table.lines().toList()) {
            String[] halves = line.split(" - ", 2);
            String[] fields = halves[0].split(" ", -1);
            if (halves.length == 2 && fields.length > 4) {
                Path mount = Path.of(unescaped(fields[4]));
                if (directory.startsWith(mount) && mount.getNameCount() >= nearest) {
                    nearest = mount.getNameCount();
                    kind = halves[1].split(" ", 2)[0];
                }
            }
        }
        return kind;
    }

    /** Blanks and the like are written as a backslash and three octal digits. */
    private static String unescaped(String field) {
        return OCTAL.matcher(field)
                .replaceAll((MatchResult code) ->
                        Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 8))));
    }

    /** Whether a file system of this name lies on another machine. */
    static boolean isNetwork(String kind) {
        return NETWORK.contains(kind)
                || (kind.startsWith("fuse.") && NETWORK_BY_FUSE.contains(kind.substring("fuse.".length())));
    }
}
