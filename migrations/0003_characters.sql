-- Why: characters that their players keep for years: the sheet, its last ten states, who may see it
-- where. The core never reads sheet_data; card is what the ruleset made of it at the last write, so
-- that lists and events need no plugin.

CREATE TABLE characters (
    id              uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    owner_user_id   uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    ruleset_id      text NOT NULL,
    ruleset_version text NOT NULL,
    sheet_version   integer NOT NULL,
    name            text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
    sheet_data      jsonb NOT NULL,
    extensions      json NOT NULL DEFAULT '{}',
    card            jsonb NOT NULL DEFAULT '{}',
    -- counts every change; a write names the one it read
    revision        bigint NOT NULL DEFAULT 1,
    -- number of the newest row in character_versions
    version         integer NOT NULL DEFAULT 1,
    portrait_url    text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    deleted_at      timestamptz
);
CREATE INDEX characters_owner ON characters (owner_user_id, updated_at DESC, id);
CREATE INDEX characters_deleted ON characters (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE character_versions (
    character_id    uuid NOT NULL REFERENCES characters ON DELETE CASCADE,
    version         integer NOT NULL,
    name            text NOT NULL,
    sheet_data      jsonb NOT NULL,
    ruleset_version text NOT NULL,
    sheet_version   integer NOT NULL,
    user_id         uuid REFERENCES users ON DELETE SET NULL,
    cause           text NOT NULL CHECK (cause IN
        ('create', 'save', 'autosave', 'import', 'restore', 'upgrade')),
    -- an autosave run is one version: begun at started_at, last written at saved_at
    started_at      timestamptz NOT NULL DEFAULT now(),
    saved_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (character_id, version)
);

CREATE TABLE group_characters (
    group_id     uuid NOT NULL REFERENCES groups ON DELETE CASCADE,
    character_id uuid NOT NULL REFERENCES characters ON DELETE CASCADE,
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    is_active    boolean NOT NULL DEFAULT false,
    hidden       boolean NOT NULL DEFAULT false,
    assigned_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (group_id, character_id),
    -- who leaves the group takes their characters along
    FOREIGN KEY (group_id, user_id) REFERENCES group_members (group_id, user_id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX group_characters_one_active ON group_characters (group_id, user_id)
    WHERE is_active;
CREATE INDEX group_characters_character ON group_characters (character_id);

CREATE TABLE character_views (
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    character_id uuid NOT NULL REFERENCES characters ON DELETE CASCADE,
    view         json NOT NULL,
    updated_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, character_id)
);

-- an upload that was promised but not yet confirmed
CREATE TABLE portrait_uploads (
    character_id uuid PRIMARY KEY REFERENCES characters ON DELETE CASCADE,
    key          text NOT NULL,
    content_type text NOT NULL,
    size         integer NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL
);
CREATE INDEX portrait_uploads_expires ON portrait_uploads (expires_at);
