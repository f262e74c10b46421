-- Why: each save changed a column that is indexed (updated_at), so PostgreSQL had to write every
-- index of the table anew. A person has few enough characters to sort them when they are listed.
-- Pages keep some room, so that a new state of a row fits beside the old one (HOT updates). A
-- character in one group, as most are, needs no ordering of locks.
-- Old code keeps working: yes.

DROP INDEX characters_owner;
CREATE INDEX characters_owner ON characters (owner_user_id);
ALTER TABLE characters SET (fillfactor = 70);
ALTER TABLE groups SET (fillfactor = 70);

CREATE OR REPLACE FUNCTION append_for_character(
    event_name text, full_data json, public_data json, who_sees text, subject uuid, this uuid,
    actor uuid, key uuid, at_group uuid, remark text
) RETURNS TABLE (
    group_id uuid, seq bigint, created_at timestamptz, is_public boolean, shown_actor uuid,
    shown_note text
) LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
DECLARE
    told uuid[];
BEGIN
    SELECT array_agg(gc.group_id ORDER BY gc.group_id) FROM group_characters gc
     WHERE gc.character_id = this INTO told;
    IF told IS NULL THEN
        RETURN;
    END IF;
    IF cardinality(told) > 1 THEN
        -- in the order of their ids, as everywhere
        PERFORM 1 FROM groups g WHERE g.id = ANY (told) ORDER BY g.id FOR NO KEY UPDATE;
    END IF;
    RETURN QUERY
    WITH numbered AS (
        UPDATE groups g SET event_seq = g.event_seq + 1
         WHERE g.id = ANY (told)
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
