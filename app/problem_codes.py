"""Every problem code, with its status and what it means. A code never changes once published.

``docs/reference/problems.md`` and the OpenAPI document are made from this table; a test holds it
equal to what the app can raise.
"""

from typing import NamedTuple


class Code(NamedTuple):
    """``statuses`` has two where a body may name what an address may name as well."""

    statuses: tuple[int, ...]
    meaning: str


CODES: dict[str, Code] = {
    "bad_request": Code((400,), "The request itself is broken (its line, a header, its encoding)."),
    "bad_json": Code((400,), "The body is not JSON."),
    "bad_encoding": Code(
        (400,), "The body is not UTF-8, or starts with a byte-order mark where no file is meant."
    ),
    "duplicate_key": Code((400,), "An object in the body has a key twice; the pointer names it."),
    "bad_character": Code((400,), "A text holds U+0000 or half a surrogate pair."),
    "bad_number": Code((400,), "A number is not finite, or an integer beyond 2^53−1."),
    "too_deep": Code((400,), "The body is nested deeper than 32 levels."),
    "bad_etag": Code((400,), "If-Match is not an ETag that the server gave."),
    "bad_idempotency_key": Code((400,), "Idempotency-Key is not a UUID."),
    "bad_cursor": Code((400,), "The cursor is not one that a page gave."),
    "link_invalid": Code(
        (400,), "The token of a mailed link is wrong, used or expired. Ask for a new mail."
    ),
    "authorization_pending": Code(
        (400,), "The pairing code was not confirmed yet. Ask again after the interval."
    ),
    "slow_down": Code(
        (400,), "The pairing code was asked for too often. Add five seconds to the interval."
    ),
    "expired_token": Code((400,), "The pairing code has expired. Begin again."),
    "access_denied": Code((400,), "The person refused the pairing."),
    "unauthorized": Code((401,), "No access token came with the request."),
    "token_invalid": Code((401,), "The access token is not one of this server's."),
    "token_expired": Code((401,), "The access token has expired. Refresh it."),
    "session_ended": Code(
        (401,), "The session was ended: logout, another password, a replayed token. Log in."
    ),
    "session_expired": Code((401,), "The session is older than 30 days. Log in."),
    "refresh_missing": Code((401,), "No refresh token came with the request."),
    "refresh_invalid": Code((401,), "The refresh token is not one of this server's."),
    "refresh_replayed": Code(
        (401,),
        "The refresh token had been used long ago, so its session was ended. Log in.",
    ),
    "credentials_wrong": Code((401,), "There is no account with this address and password."),
    "second_factor_required": Code(
        (401, 403),
        "The password was right, and the account has a second factor: send `code` with it.",
    ),
    "second_factor_wrong": Code(
        (401, 403), "The code is wrong, is over or was used. Wait for the next one."
    ),
    "text_expected": Code((400,), "A live socket takes text frames alone."),
    "forbidden": Code((403,), "You may see this but not do it."),
    "email_unverified": Code(
        (403,), "Prove your email address first: creating and joining groups needs it."
    ),
    "origin_refused": Code(
        (403,),
        "Cookies are believed from the web app's own pages, sockets opened from pages that "
        "may call the API.",
    ),
    "another_person": Code((403,), "The token that renews a live socket is another person's."),
    "password_wrong": Code((403,), "The present password is another."),
    "password_required": Code((403,), "This needs the password again."),
    "second_factor_setup_required": Code(
        (403,),
        "This server asks everybody for a second factor. Set one up (`/v1/me/second-factor`), then "
        "refresh the session.",
    ),
    "bad_signature": Code((403,), "The signed address does not fit the request, or has expired."),
    "not_found": Code((404,), "There is nothing here, or nothing that you may see."),
    "unknown_ruleset": Code(
        (
            404,
            422,
        ),
        "The ruleset is not installed here.",
    ),
    "unknown_kind": Code((404,), "The ruleset's compendium has no such kind."),
    "unknown_entry": Code((404,), "The compendium has no such entry."),
    "unknown_version": Code((404,), "The version is not kept (any more)."),
    "unknown_resource": Code((404,), "The sheet has no such resource."),
    "unknown_type": Code((422,), "There is no live message of this type."),
    "unknown_action": Code(
        (
            404,
            422,
        ),
        "The sheet has no such dice action.",
    ),
    "unknown_invite": Code((404,), "There is no such invite."),
    "user_code_unknown": Code(
        (404,), "No device shows this pairing code, or its ten minutes are over."
    ),
    "method_not_allowed": Code(
        (405,), "The address does not answer that method; Allow names those it does."
    ),
    "request_timeout": Code((408,), "The request did not arrive in time."),
    "upgrade_required": Code((426,), "This address speaks WebSocket alone."),
    "already_welcome": Code((409,), "A live socket is greeted once; `auth` renews its token."),
    "conflict": Code((409,), "The present state does not allow this."),
    "too_many_characters": Code((409,), "One person may have 500 characters, one group 200."),
    "too_many_groups": Code((409,), "One person may be in so many groups only."),
    "too_many_invites": Code((409,), "A group may have so many open invites only."),
    "too_many_entries": Code((409,), "A group may have so many entries of its own only."),
    "ruleset_mismatch": Code((409,), "Character, group and file must be of one ruleset."),
    "ruleset_unavailable": Code(
        (409,),
        "The ruleset is disabled or could not be loaded. Its characters can be read and exported.",
    ),
    "sheet_outdated": Code(
        (409,), "The stored sheet does not fit the installed version of its ruleset."
    ),
    "invalid_grant": Code((400,), "The device code is unknown or was used. Begin again."),
    "already_dungeon_master": Code((422,), "The person leads the group already."),
    "not_a_member": Code((422,), "The person is not in the group."),
    "already_assigned": Code((409,), "The character is in the group already."),
    "group_full": Code((409,), "The group has as many members as it may have."),
    "invite_used_up": Code((409,), "The invite has been used as often as it may be."),
    "not_dungeon_master": Code((409,), "Somebody else leads the group by now."),
    "dungeon_master_must_hand_over": Code(
        (409,), "The dungeon master cannot leave: hand the group over or delete it."
    ),
    "still_dungeon_master": Code(
        (409,), "Hand over or delete your groups before you delete your account."
    ),
    "second_factor_active": Code((409,), "The account has a second factor already."),
    "second_factor_absent": Code(
        (409,), "The account has no second factor, or its set-up was not begun within the hour."
    ),
    "email_taken": Code((409,), "Another account has this address."),
    "nothing_uploaded": Code((409,), "Nothing has arrived at the promised place."),
    "export_gone": Code((409,), "The exported file was cleaned up. Ask for a new one."),
    "action_blocked": Code(
        (409,), "The sheet's state does not allow this throw; the detail says why."
    ),
    "gone": Code((410,), "This is over."),
    "invite_expired": Code((410,), "The invite has expired."),
    "invite_revoked": Code((410,), "The invite was revoked."),
    "stale": Code(
        (412,), "Somebody changed this since you read it. ETag names the present revision."
    ),
    "too_large": Code((413,), "The body is larger than what is read here."),
    "wrong_type": Code((415,), "The body's media type is not read here."),
    "invalid": Code((422,), "Some fields are not as they must be; each is named by its pointer."),
    "idempotency_key_reused": Code((422,), "The key was used for another request. Make a new one."),
    "sheet_invalid": Code(
        (422,), "The sheet cannot be stored: each error is named by its pointer."
    ),
    "use_resource": Code((422,), "Resources change by deltas only: POST …/resources/{resource}."),
    "unknown_template": Code((422,), "The ruleset has no such template."),
    "unknown_format": Code((422,), "The ruleset writes no such file."),
    "unknown_parent": Code((422,), "The roll that this one follows does not exist here."),
    "not_in_group": Code((422,), "The character is not in that group."),
    "hidden_character": Code((422,), "A hidden character's roll cannot be shown to all."),
    "client_id_reused": Code((422,), "The roll's client_id belongs to another roll."),
    "bad_input": Code((422,), "The action does not take these inputs."),
    "bad_dice": Code((422,), "This is no dice string that can be thrown."),
    "bad_throw": Code((422,), "The dice reported do not fit the dice string."),
    "bad_file": Code((422,), "The file says it is a character but is not built like one."),
    "cm_version_unknown": Code((422,), "The character file is of a version that is not read here."),
    "format_unknown": Code((422,), "The file is neither a .cmchar nor one that a ruleset reads."),
    "other_ruleset": Code((422,), "The file is of another ruleset than asked for."),
    "sheet_too_new": Code((422,), "The sheet was written by a newer version of the ruleset."),
    "import_refused": Code(
        (422,), "The file cannot become a character; each reason is named by its pointer."
    ),
    "ruleset_failed": Code(
        (422,), "The ruleset failed on this sheet: it raised, took too long or answered nonsense."
    ),
    "not_that_picture": Code(
        (422,), "What arrived is not the picture that was announced. It was removed."
    ),
    "view_too_large": Code((422,), "A view may have 8 KB."),
    "password_refused": Code(
        (422,), "The password is too short, too common or too close to your name."
    ),
    "bad_email": Code((422,), "This is not an email address."),
    "name_mismatch": Code((422,), "The name that was typed is not the group's."),
    "precondition_required": Code((428,), "Send If-Match with the ETag of what you replace."),
    "idempotency_key_required": Code((428,), "Send an Idempotency-Key, so that this happens once."),
    "too_many_requests": Code((429,), "Too many requests. Retry-After says when to come back."),
    "rate_limited": Code(
        (429,), "Too many attempts from this address. Retry-After says when to come back."
    ),
    "login_delayed": Code((429,), "Too many wrong passwords. Retry-After says when to come back."),
    "head_too_large": Code(
        (431,), "The address and the headers together are longer than 8 KiB. Nothing was read."
    ),
    "internal": Code((500,), "A mistake of ours. The instance is its number in the log."),
    "unavailable": Code((503,), "A part of the server is away. Try again."),
    "database_unavailable": Code((503,), "The database is away. Nothing was changed. Try again."),
    "busy": Code((503,), "Too much is happening at once. Nothing was changed. Try again."),
    "outcome_unknown": Code(
        (503,), "The connection broke while saving. Repeat with the same Idempotency-Key."
    ),
    "ruleset_busy": Code((503,), "The ruleset has too much to do. Try again."),
    "mail_away": Code((503,), "The mail server is away. Try again."),
    "timeout": Code(
        (503,), "The server did not answer in time. Repeat with the same Idempotency-Key."
    ),
}
