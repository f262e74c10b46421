-- Why: whoever writes to a group's log tells its room what was written, without reading it again: so
-- the functions that write answer each group's number and what was kept back from it. And a repeated
-- command is answered like the first, with its place in the log.
-- Old code keeps working: yes, it selects some of the columns by name and takes the first row.

ALTER TABLE idempotency_keys ADD COLUMN offsets json;

DROP FUNCTION save_character(
    uuid, bigint, text, jsonb, jsonb, text, integer, integer, json, uuid, text, integer, json, json,
    uuid);
DROP FUNCTION append_for_character(
    text, json, json, text, uuid, uuid, uuid, uuid, uuid, text);

-- Actor and note are for the group where the change was made (at_group), or, if none was named, for
-- those whose dungeon master the actor is; an owner's own change is nobody's secret. Where the
-- character is hidden, the others are told nothing.
-- (plpgsql, because its plans are kept; a function of plain SQL is planned anew at each call.)
CREATE FUNCTION append_for_character(
    event_name text, full_data json, public_data json, who_sees text, subject uuid, this uuid,
    actor uuid, key uuid, at_group uuid, remark text
) RETURNS TABLE (
    group_id uuid, seq bigint, created_at timestamptz, is_public boolean, shown_actor uuid,
    shown_note text
) LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH locked AS (
        SELECT g.id FROM groups g
         WHERE g.id IN (SELECT gc.group_id FROM group_characters gc WHERE gc.character_id = this)
         ORDER BY g.id FOR NO KEY UPDATE
    ), numbered AS (
        UPDATE groups g SET event_seq = g.event_seq + 1 FROM locked
         WHERE g.id = locked.id
        RETURNING g.id, g.event_seq,
                  CASE WHEN at_group IS NULL THEN g.dm_user_id = actor ELSE g.id = at_group END
                      AS here
    )
    INSERT INTO group_events AS e (group_id, seq, event, full_data, public_data, visibility,
                                   subject_user_id, character_id, actor_user_id, cause, note)
    SELECT n.id, n.event_seq, event_name, append_for_character.full_data,
           CASE WHEN NOT gc.hidden THEN append_for_character.public_data END, who_sees, subject,
           this, CASE WHEN n.here OR actor = subject THEN actor END, key,
           CASE WHEN n.here THEN remark END
      FROM numbered n
      JOIN group_characters gc ON gc.group_id = n.id AND gc.character_id = this
    RETURNING e.group_id, e.seq, e.created_at, e.public_data IS NOT NULL, e.actor_user_id, e.note;
END
$$;

-- Compare and swap on the revision; then the version beside it, the eleventh oldest out, and the
-- event. No row: somebody was faster, and nothing was done. Else a row for each group that was told,
-- with what append_for_character answers; one without a group where there is none.
CREATE FUNCTION save_character(
    this uuid, seen bigint, new_name text, new_sheet jsonb, new_card jsonb,
    new_ruleset_version text, new_sheet_version integer, new_version integer, new_extensions json,
    actor uuid, new_cause text, kept integer, full_data json, public_data json, key uuid
) RETURNS TABLE (
    revision bigint, updated_at timestamptz, group_id uuid, seq bigint, created_at timestamptz,
    is_public boolean, shown_actor uuid, shown_note text
) LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
    owner uuid;
    saved_at timestamptz;
BEGIN
    UPDATE characters c
       SET name = new_name, sheet_data = new_sheet, card = new_card,
           ruleset_version = new_ruleset_version, sheet_version = new_sheet_version,
           version = new_version, extensions = coalesce(new_extensions, c.extensions),
           revision = c.revision + 1, updated_at = now()
     WHERE c.id = this AND c.revision = seen AND c.deleted_at IS NULL
    RETURNING c.owner_user_id, c.updated_at INTO owner, saved_at;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    INSERT INTO character_versions AS v (character_id, version, name, sheet_data, ruleset_version,
                                         sheet_version, user_id, cause)
    VALUES (this, new_version, new_name, new_sheet, new_ruleset_version, new_sheet_version, actor,
            new_cause)
    ON CONFLICT (character_id, version) DO UPDATE
       SET name = excluded.name, sheet_data = excluded.sheet_data,
           ruleset_version = excluded.ruleset_version,
           sheet_version = excluded.sheet_version, saved_at = now();
    DELETE FROM character_versions v WHERE v.character_id = this AND v.version <= new_version - kept;
    RETURN QUERY
    SELECT seen + 1, saved_at, a.group_id, a.seq, a.created_at, a.is_public, a.shown_actor,
           a.shown_note
      FROM (SELECT 1) AS once
      LEFT JOIN append_for_character('character.saved', full_data, public_data, 'all', owner, this,
                                     actor, key, NULL, NULL) a ON true;
END
$$;
