package org.patrondesk.storage;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.patrondesk.PatronDesk;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;

/** A process that sends what is posted in the store at the first address to the provider at a port, until it is let go. */
final class SendingMain {
    private SendingMain() {}

    public static void main(String[] arguments) throws IOException {
        int workers = Integer.parseInt(arguments[2]);
        ExecutorService executor = Executors.newCachedThreadPool();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[0]);
            pool.setMaximumPoolSize(workers + 4);
            PatronDesk desk = PatronDesk.builder()
                    .storage(PostgresStorage.open(pool))
                    .courier(Channel.EMAIL, parcel -> sent(parcel, Integer.parseInt(arguments[1])))
                    .sendingTerms(SendingProcessesTest.TERMS)
                    .build();
            var work = desk.work();
            work.start(executor, workers);
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // Until the parent lets go.
            }
            work.close(Duration.ofSeconds(30));
            desk.close();
        }
        executor.shutdown();
    }

    /** One line out, one line back; without one nobody knows. */
    private static Result sent(Parcel parcel, int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
            out.println(parcel.messageId() + " " + parcel.attempt() + " " + parcel.possibleDuplicate());
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return "taken".equals(answer) ? new Result.Accepted("") : new Result.Unknown("no-answer");
        } catch (IOException e) {
            return new Result.Unknown("no-line");
        }
    }
}
