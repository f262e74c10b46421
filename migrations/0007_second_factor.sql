-- Why: an account may have a second factor beside the password: codes of an authenticator app (TOTP),
-- and recovery codes for the day the phone is lost.
-- No secret stands here in clear: the app's secret is sealed with the server's key, recovery codes
-- are kept as hashes.
-- Old code keeps working: yes, it ignores the new tables, and its sessions are without a second factor.

CREATE TABLE second_factors (
    user_id    uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    -- which key of the ring sealed it; sealed anew when that is no longer the first
    kid        text NOT NULL,
    sealed     bytea NOT NULL,
    begun_at   timestamptz NOT NULL,
    -- null: set-up has begun, and protects nothing yet
    active_at  timestamptz,
    -- the last 30-second step whose code was used: each is good once
    last_step  bigint NOT NULL DEFAULT 0
);
CREATE INDEX second_factors_begun ON second_factors (begun_at) WHERE active_at IS NULL;

-- used ones are deleted
CREATE TABLE recovery_codes (
    user_id    uuid NOT NULL REFERENCES second_factors ON DELETE CASCADE,
    -- SHA-256 is enough: a code has 120 random bits
    code_hash  bytea NOT NULL,
    PRIMARY KEY (user_id, code_hash)
);

-- whether the session began with the second factor too, or set it up: its access tokens say so
ALTER TABLE sessions ADD COLUMN second_factor boolean NOT NULL DEFAULT false;
ALTER TABLE sessions DROP CONSTRAINT sessions_revoked_reason_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_revoked_reason_check CHECK (revoked_reason IN
    ('logout', 'ended', 'password', 'reset', 'replay', 'deleted', 'second_factor'));
-- a panel's session is as strong as the one that let it in
ALTER TABLE device_codes ADD COLUMN second_factor boolean NOT NULL DEFAULT false;
