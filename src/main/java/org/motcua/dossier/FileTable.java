package org.motcua.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The files of drafts and dossiers.
@Component
class FileTable {
    private final JdbcClient sql;

    FileTable(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(PaperFile file) {
        sql.sql(
                        """
                        insert into dossier.file
                            (id, draft, dossier, paper, name, size, received, announced, state,
                             added_at, supplement, sha256, media_type, warning, fault)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(file.id())
                .param(file.draft().orElse(null))
                .param(file.dossier().orElse(null))
                .param(file.paper())
                .param(file.name())
                .param(file.size())
                .param(file.received())
                .param(file.announced().orElse(null))
                .param(file.state().id())
                .param(Json.time(file.addedAt()))
                .param(file.supplement())
                .param(file.sha256().orElse(null))
                .param(file.mediaType().orElse(null))
                .param(file.warning().orElse(null))
                .param(file.fault().orElse(null))
                .update();
    }

    Optional<PaperFile> find(UUID file) {
        return sql.sql("select * from dossier.file where id = ?")
                .param(file)
                .query(FileTable::row)
                .optional();
    }

    Optional<PaperFile> lock(UUID file) {
        return sql.sql("select * from dossier.file where id = ? for update")
                .param(file)
                .query(FileTable::row)
                .optional();
    }

    void append(UUID file, long position, byte[] content) {
        sql.sql("insert into dossier.chunk (file, position, content) values (?, ?, ?)")
                .param(file)
                .param(position)
                .param(content)
                .update();
        sql.sql("update dossier.file set received = ? where id = ?")
                .param(position + content.length)
                .param(file)
                .update();
    }

    /// The next part of a file that has arrived, after a position.
    Optional<byte[]> chunk(UUID file, long position) {
        return sql.sql("select content from dossier.chunk where file = ? and position = ?")
                .param(file)
                .param(position)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    void kept(UUID file, String sha256, String mediaType, Optional<String> warning) {
        sql.sql(
                        """
                        update dossier.file
                        set state = 'kept', sha256 = ?, media_type = ?, warning = ? where id = ?
                        """)
                .param(sha256)
                .param(mediaType)
                .param(warning.orElse(null))
                .param(file)
                .update();
        sql.sql("delete from dossier.chunk where file = ?").param(file).update();
    }

    void refused(UUID file, String fault) {
        sql.sql("update dossier.file set state = 'refused', fault = ? where id = ?")
                .param(fault)
                .param(file)
                .update();
        sql.sql("delete from dossier.chunk where file = ?").param(file).update();
    }

    void remove(UUID file) {
        // what was filed is evidence and stays
        sql.sql("delete from dossier.file where id = ? and (dossier is null or supplement > 0)")
                .param(file)
                .update();
    }

    List<PaperFile> ofDraft(UUID draft) {
        return sql.sql("select * from dossier.file where draft = ? order by id")
                .param(draft)
                .query(FileTable::row)
                .list();
    }

    List<PaperFile> ofSupplement(UUID dossier, int supplement) {
        return sql.sql(
                        """
                        select * from dossier.file where dossier = ? and supplement = ? order by id
                        """)
                .param(dossier)
                .param(supplement)
                .query(FileTable::row)
                .list();
    }

    List<PaperFile> ofDossier(UUID dossier) {
        return sql.sql(
                        "select * from dossier.file where dossier = ? and state = 'kept' order by id")
                .param(dossier)
                .query(FileTable::row)
                .list();
    }

    /// The draft became a dossier, and its whole files with it.
    void moveToDossier(UUID draft, UUID dossier) {
        sql.sql("update dossier.file set dossier = ? where draft = ? and state = 'kept'")
                .param(dossier)
                .param(draft)
                .update();
    }

    static PaperFile row(ResultSet row, int number) throws SQLException {
        var columns = new Columns(row);
        return new PaperFile(
                columns.id("id"),
                columns.uuid("draft"),
                columns.uuid("dossier"),
                row.getString("paper"),
                row.getString("name"),
                columns.text("media_type"),
                row.getLong("size"),
                row.getLong("received"),
                columns.text("announced"),
                columns.text("sha256"),
                PaperFile.State.of(row.getString("state")),
                columns.text("fault"),
                columns.text("warning"),
                columns.instant("added_at"),
                row.getInt("supplement"));
    }
}
