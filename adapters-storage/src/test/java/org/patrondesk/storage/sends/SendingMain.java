package org.patrondesk.storage.sends;

import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.patrondesk.PatronDesk;
import org.patrondesk.library.Channel;
import org.patrondesk.message.Parcel;
import org.patrondesk.message.Result;
import org.patrondesk.storage.PostgresStorage;

/**
 * A process that sends until it is let go: what is posted in the store at the first address, to the provider at a port, with
 * so many workers, leases of so many milliseconds, and a name.
 */
final class SendingMain {
    private SendingMain() {}

    public static void main(String[] arguments) throws IOException {
        int workers = Integer.parseInt(arguments[2]);
        ExecutorService executor = Executors.newCachedThreadPool();
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(arguments[0]);
            pool.setMaximumPoolSize(workers + 4);
            Line line = new Line(Integer.parseInt(arguments[1]), arguments[4], Clock.systemUTC());
            PatronDesk desk = PatronDesk.builder()
                    .storage(PostgresStorage.open(pool))
                    .courier(Channel.EMAIL, line::send)
                    .sendingTerms(SendingRun.terms(Duration.ofMillis(Long.parseLong(arguments[3]))))
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

    /** The way to the provider; the host's time goes along, so that it can be seen how wrong it was. */
    private record Line(int port, String sender, Clock host) {
        /** One line out, one line back; without one nobody knows. */
        Result send(Parcel parcel) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(10_000);
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                out.println(String.join(
                        " ",
                        List.of(
                                parcel.messageId(),
                                parcel.delivery().message().text(),
                                Boolean.toString(parcel.possibleDuplicate()),
                                sender,
                                Long.toString(host.millis()))));
                String answer = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
                return "taken".equals(answer) ? new Result.Accepted("") : new Result.Unknown("no-answer");
            } catch (IOException e) {
                return new Result.Unknown("no-line");
            }
        }
    }
}
