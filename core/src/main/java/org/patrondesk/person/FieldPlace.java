package org.patrondesk.person;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.patrondesk.library.Tenant;

/**
 * Where a sealed text stands; it opens nowhere else.
 *
 * @param entity the kind of record, such as {@code story}
 * @param id the record's own name
 * @param field the field within it
 */
@Impersonal({"entity", "id", "field"})
public record FieldPlace(Tenant tenant, String entity, String id, String field) {
    /** No two places give the same bytes, because each part comes behind its length. */
    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : new String[] {tenant.code(), entity, id, field}) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            all.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }
}
