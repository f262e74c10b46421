-- Why: what happens at the table: rolls, the group's ordered log of events, its own content.

CREATE TABLE rolls (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    group_id     uuid REFERENCES groups ON DELETE CASCADE,
    -- null: a deleted user's roll stays
    user_id      uuid REFERENCES users ON DELETE SET NULL,
    character_id uuid REFERENCES characters ON DELETE SET NULL,
    -- as it was at the throw: it stays when the character is renamed, hidden or gone
    character_name text CHECK (char_length(character_name) <= 120),
    parent_id    uuid REFERENCES rolls ON DELETE SET NULL,
    -- made by the client, so that a roll told twice is one roll
    client_id    uuid NOT NULL,
    -- a text in both languages: one table may speak two
    label        json NOT NULL,
    category     text NOT NULL CHECK (category IN ('attack', 'skill', 'save', 'damage', 'custom')),
    throw        json NOT NULL,
    outcome      json,
    source       text NOT NULL CHECK (source IN ('talespire', 'server', 'manual')),
    visibility   text NOT NULL CHECK (visibility IN ('all', 'dm', 'self')),
    rolled_at    timestamptz NOT NULL DEFAULT now(),
    UNIQUE (user_id, client_id)
);
CREATE INDEX rolls_group ON rolls (group_id, rolled_at DESC, id DESC);
CREATE INDEX rolls_character ON rolls (character_id, rolled_at DESC, id DESC);
-- for the end of a group: each roll looks for those that followed it
CREATE INDEX rolls_parent ON rolls (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE group_events (
    group_id        uuid NOT NULL REFERENCES groups ON DELETE CASCADE,
    seq             bigint NOT NULL,
    event           text NOT NULL,
    -- two renderings: for owner and dungeon master, and for the others (null: not for them)
    full_data       json NOT NULL,
    public_data     json,
    visibility      text NOT NULL DEFAULT 'all' CHECK (visibility IN ('all', 'dm', 'self')),
    -- whose character or roll it is: rights are judged when it is sent, against this
    subject_user_id uuid,
    character_id    uuid,
    -- null where the group is not to know who did it
    actor_user_id   uuid,
    note            text CHECK (char_length(note) <= 200),
    cause           uuid,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (group_id, seq)
);
CREATE INDEX group_events_created ON group_events (created_at);

CREATE TABLE content_entries (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    group_id   uuid NOT NULL REFERENCES groups ON DELETE CASCADE,
    kind       text NOT NULL CHECK (char_length(kind) BETWEEN 1 AND 40),
    name       jsonb NOT NULL,
    data       jsonb NOT NULL DEFAULT '{}',
    created_by uuid REFERENCES users ON DELETE SET NULL,
    revision   bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX content_entries_group ON content_entries (group_id, kind, id);
