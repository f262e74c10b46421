-- Why: groups with exactly one dungeon master, held by the database: one 'dm' row per group at most
-- (unique index), and the group's dm_user_id must point at it (foreign key, checked at commit).

CREATE TABLE groups (
    id          uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name        text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 120),
    description text NOT NULL DEFAULT '' CHECK (char_length(description) <= 4000),
    ruleset_id  text NOT NULL,
    dm_user_id  uuid NOT NULL REFERENCES users,
    dm_role     text NOT NULL GENERATED ALWAYS AS ('dm') STORED,
    -- the last number given in group_events; written only by events.append
    event_seq   bigint NOT NULL DEFAULT 0,
    revision    bigint NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX groups_dm ON groups (dm_user_id);

CREATE TABLE group_members (
    group_id  uuid NOT NULL REFERENCES groups ON DELETE CASCADE,
    user_id   uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    role      text NOT NULL CHECK (role IN ('player', 'dm')),
    joined_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (group_id, user_id),
    UNIQUE (group_id, user_id, role)
);
CREATE UNIQUE INDEX group_members_one_dm ON group_members (group_id) WHERE role = 'dm';
CREATE INDEX group_members_user ON group_members (user_id);

ALTER TABLE groups ADD CONSTRAINT groups_dm_is_member
    FOREIGN KEY (id, dm_user_id, dm_role) REFERENCES group_members (group_id, user_id, role)
    DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE invites (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    group_id   uuid NOT NULL REFERENCES groups ON DELETE CASCADE,
    created_by uuid REFERENCES users ON DELETE SET NULL,
    token_hash bytea NOT NULL UNIQUE,
    code       text NOT NULL UNIQUE CHECK (char_length(code) = 8),
    max_uses   integer NOT NULL CHECK (max_uses BETWEEN 1 AND 100),
    uses       integer NOT NULL DEFAULT 0 CHECK (uses BETWEEN 0 AND max_uses),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX invites_group ON invites (group_id, created_at);
