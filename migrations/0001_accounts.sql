-- Why: people, their sessions, and what is sent to them by mail.
-- No secret is stored: refresh tokens, mail links and pairing codes are computed again from the row
-- with the server's key, or kept as a hash.

CREATE TABLE installation (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    -- replaced only when a backup is restored: then no client may resume from an old offset
    epoch      uuid NOT NULL DEFAULT gen_random_uuid(),
    created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO installation DEFAULT VALUES;

CREATE TABLE users (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email          text NOT NULL CHECK (char_length(email) BETWEEN 3 AND 254),
    password_hash  text NOT NULL,
    display_name   text NOT NULL CHECK (char_length(display_name) BETWEEN 1 AND 80),
    email_verified boolean NOT NULL DEFAULT false,
    locale         text NOT NULL DEFAULT 'en' CHECK (locale IN ('de', 'en')),
    created_at     timestamptz NOT NULL DEFAULT now(),
    updated_at     timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email ON users (lower(email));

CREATE TABLE sessions (
    id             uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- null: the account was deleted; the row stays for a while so that every worker learns of its end
    user_id        uuid REFERENCES users ON DELETE SET NULL,
    -- the refresh token of generation g is HMAC(key, salt, g): only the last two are ever accepted
    generation     integer NOT NULL DEFAULT 0 CHECK (generation >= 0),
    salt           bytea NOT NULL,
    device         text NOT NULL DEFAULT '' CHECK (char_length(device) <= 120),
    transport      text NOT NULL CHECK (transport IN ('cookie', 'body')),
    created_at     timestamptz NOT NULL DEFAULT now(),
    rotated_at     timestamptz NOT NULL DEFAULT now(),
    expires_at     timestamptz NOT NULL,
    revoked_at     timestamptz,
    revoked_reason text CHECK (revoked_reason IN
        ('logout', 'ended', 'password', 'reset', 'replay', 'deleted')),
    CHECK (user_id IS NOT NULL OR revoked_at IS NOT NULL)
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_revoked ON sessions (revoked_at) WHERE revoked_at IS NOT NULL;
CREATE INDEX sessions_expires ON sessions (expires_at);

-- a link in a mail: its token is computed from the id, so a stolen table opens nothing
CREATE TABLE email_tokens (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    purpose    text NOT NULL CHECK (purpose IN ('verify', 'reset', 'change')),
    email      text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX email_tokens_user ON email_tokens (user_id, purpose);

-- written in the transaction that causes the mail, sent after its commit, deleted once sent
CREATE TABLE mail_outbox (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text NOT NULL,
    email      text NOT NULL,
    locale     text NOT NULL,
    data       jsonb NOT NULL DEFAULT '{}',
    attempts   integer NOT NULL DEFAULT 0,
    next_at    timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX mail_outbox_next ON mail_outbox (next_at);

CREATE TABLE notices (
    id         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    kind       text NOT NULL,
    data       jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at    timestamptz
);
CREATE INDEX notices_user ON notices (user_id, created_at);

-- RFC 8628: a game panel shows user_code, its owner confirms it in the browser
CREATE TABLE device_codes (
    id               uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    device_code_hash bytea NOT NULL UNIQUE,
    user_code        text NOT NULL,
    device           text NOT NULL CHECK (char_length(device) <= 120),
    interval_s       integer NOT NULL DEFAULT 5,
    created_at       timestamptz NOT NULL DEFAULT now(),
    expires_at       timestamptz NOT NULL,
    polled_at        timestamptz,
    user_id          uuid REFERENCES users ON DELETE CASCADE,
    denied_at        timestamptz,
    consumed_at      timestamptz
);
CREATE UNIQUE INDEX device_codes_open ON device_codes (user_code) WHERE consumed_at IS NULL;
CREATE INDEX device_codes_expires ON device_codes (expires_at);

-- an answer is kept with its effect, so that a repeated request finds it and nothing happens twice
CREATE TABLE idempotency_keys (
    user_id      uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    key          uuid NOT NULL,
    request_hash bytea NOT NULL,
    answer       json,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
