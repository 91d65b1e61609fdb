package org.patrondesk.storage.sends;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A provider on loopback that takes every copy it is given, remembers it, and now and then hangs up before it answers. Safe
 * for use by many threads.
 */
final class PlainProvider implements AutoCloseable {
    /**
     * One copy that was taken.
     *
     * @param text by which the message is known, whatever its id
     * @param at when it was taken
     * @param hostTime what the clock of the process that sent it said
     */
    record Copy(String messageId, String text, boolean marked, String sender, Instant at, Instant hostTime) {
        boolean isOfAWrongClock() {
            return Duration.between(at, hostTime).abs().compareTo(Duration.ofMinutes(30)) > 0;
        }
    }

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Clock clock = Clock.systemUTC();
    private final Random random;
    private final List<Copy> taken = new ArrayList<>();
    private String keptWaiting = "";

    /** What the other end hears after a copy was taken. */
    private enum Answer {
        TAKEN,
        NONE,
        NOTHING_UNTIL_IT_DIES
    }

    PlainProvider(long seed) throws IOException {
        this.random = new Random(seed);
        threads.execute(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (Socket line = socket) {
            String asked =
                    new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8)).readLine();
            if (asked == null) {
                return;
            }
            switch (take(asked.split(" ", -1))) {
                case TAKEN -> new PrintWriter(line.getOutputStream(), true, StandardCharsets.UTF_8).println("taken");
                case NOTHING_UNTIL_IT_DIES -> line.getInputStream().transferTo(OutputStream.nullOutputStream());
                case NONE -> {}
            }
        } catch (IOException e) {
            // The process at the other end died; what was taken was taken.
        }
    }

    private synchronized Answer take(String[] copy) {
        taken.add(new Copy(
                copy[0],
                copy[1],
                Boolean.parseBoolean(copy[2]),
                copy[3],
                clock.instant(),
                Instant.ofEpochMilli(Long.parseLong(copy[4]))));
        boolean waits = copy[3].equals(keptWaiting);
        if (waits) {
            keptWaiting = "";
        }
        notifyAll();
        if (waits) {
            return Answer.NOTHING_UNTIL_IT_DIES;
        }
        return random.nextInt(100) != 0 ? Answer.TAKEN : Answer.NONE;
    }

    synchronized List<Copy> taken() {
        return List.copyOf(taken);
    }

    /** Waits until so many copies were taken, or for so long; whether they were. */
    boolean await(int copies, Duration most) throws InterruptedException {
        return await(() -> taken.size() >= copies, most);
    }

    /** Waits until a process of this name sent something, or for so long; whether it did. */
    boolean awaitFrom(String sender, Duration most) throws InterruptedException {
        return await(() -> taken.stream().anyMatch(copy -> copy.sender().equals(sender)), most);
    }

    /**
     * Waits until a process of this name has sent a copy to which it gets no answer, or for so long; its other copies are
     * answered as ever. A process that is killed then has an attempt under way.
     */
    synchronized void awaitAnAttemptOf(String sender, Duration most) throws InterruptedException {
        keptWaiting = sender;
        await(() -> keptWaiting.isEmpty(), most);
        keptWaiting = "";
    }

    private synchronized boolean await(BooleanSupplier reached, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!reached.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
