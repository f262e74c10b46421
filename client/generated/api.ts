// Made from schemas/openapi.json by `npm run generate`; do not edit.
export interface paths {
    "/v1/auth/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a code to show
         * @description The person types it at `verification_uri`; meanwhile ask `/auth/device/token` every `interval` seconds.
         */
        post: operations["pairing_begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/device/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the device that shows this code in, as oneself, or turn it away */
        post: operations["pairing_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/device/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See which device shows this code, before it is let in */
        post: operations["pairing_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/device/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask whether the code was confirmed; the tokens are given once
         * @description `authorization_pending`: ask again after the interval. `slow_down`: five seconds more between two questions from now on.
         */
        post: operations["pairing_poll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a session
         * @description An account with a second factor answers `second_factor_required` to the right password: send both again with `code`. With transport `cookie` the refresh token is in an HttpOnly cookie, and only the web app's origins may ask.
         */
        post: operations["auth_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session of the access token, of the refresh token, or of the cookie
         * @description A session that has ended already is no failure. The cookie is cleared.
         */
        post: operations["auth_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a link to choose a new password. The answer is the same for every address */
        post: operations["auth_request_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/password-reset/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a new password with a mailed link. Ends every session */
        post: operations["auth_confirm_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange the refresh token for its successor and a new access token
         * @description Repeating with the same token gives the same successor, until that was used, and ten seconds beyond. A token older than that ends the session. Without `refresh_token` the cookie is meant.
         */
        post: operations["auth_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account
         * @description The answer is the same for an address that has one already; its owner is told by mail.
         */
        post: operations["auth_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/resend-verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the verification mail again. The answer is the same for every address */
        post: operations["auth_resend_verification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Use the link of a verification mail, or of one that confirms a new address */
        post: operations["auth_verify_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own characters, the last changed first */
        get: operations["characters_list_characters"];
        put?: never;
        /**
         * Make a character
         * @description Blank, from one of its ruleset's templates, or with the sheet given.
         */
        post: operations["characters_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open a character. Its owner may, and the dungeon master of a group that it is in */
        get: operations["characters_get"];
        /**
         * Put a whole sheet in place of the one that If-Match names
         * @description Only the owner may. Resources keep their values: they change by deltas.
         */
        put: operations["characters_replace"];
        post?: never;
        /** Put a character into the bin, for 30 days. Only its owner may */
        delete: operations["characters_delete"];
        options?: never;
        head?: never;
        /**
         * Merge a patch (RFC 7396) into name and sheet; null deletes a key of the sheet
         * @description Only the owner may. Without If-Match the last write wins, field by field.
         */
        patch: operations["characters_change"];
        trace?: never;
    };
    "/v1/characters/{character_id}/derived": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that follows from the sheet: values, actions, resources, findings */
        get: operations["characters_derived"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a copy of one's own character, in no group and without its history */
        post: operations["characters_duplicate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Download a character as .cmchar, or in a format that its ruleset writes */
        get: operations["characters_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/export-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get an address where anybody may download the character as it is now, for a day */
        post: operations["characters_export_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the last ten versions: who, when, why */
        get: operations["characters_list_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/history/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open one version with its sheet */
        get: operations["characters_get_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/history/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an old version the present one, as a new version
         * @description Only the owner may. Resources stay as they are unless asked otherwise.
         */
        post: operations["characters_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a character up to date from a file; look at the dry run's differences first
         * @description Live resources, notes, own entries and the portrait stay. Only the owner may.
         */
        post: operations["characters_import_into"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/portrait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get an address to send a portrait to; confirm when it is there */
        post: operations["characters_promise_portrait"];
        /** Take the portrait away. Only the owner may */
        delete: operations["characters_remove_portrait"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/portrait/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make what was sent the portrait, after a look at its size, type and first bytes */
        post: operations["characters_confirm_portrait"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/resources/{resource}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move a resource (life, energy, a counter) by a delta, as far as its bounds allow
         * @description Its owner may, and the dungeon master of a group that it is in.
         */
        post: operations["characters_adjust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/rolls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Throw for a character in private; no group hears of it
         * @description Its owner may, and the dungeon master of a group that it is in.
         */
        post: operations["rolls_practise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/undelete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a character out of the bin. Only its owner may */
        post: operations["characters_undelete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/{character_id}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this person looks at this character: pinned actions, open parts */
        get: operations["characters_get_view"];
        /** Keep how this person looks at this character */
        put: operations["characters_set_view"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/characters/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a character from a file: .cmchar, or what a ruleset's importer reads (Optolith) */
        post: operations["characters_import_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own groups, the last joined first */
        get: operations["groups_list_groups"];
        put?: never;
        /**
         * Make a group and be its dungeon master
         * @description Its ruleset stays for good. Needs a verified mail address.
         */
        post: operations["groups_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See a group and its members. Every member may */
        get: operations["groups_get"];
        put?: never;
        post?: never;
        /**
         * Delete a group for good: its members, invitations, rolls, log and own content
         * @description Only its dungeon master may. The characters stay their owners'.
         */
        delete: operations["groups_delete"];
        options?: never;
        head?: never;
        /** Rename or describe a group. Only its dungeon master may */
        patch: operations["groups_change"];
        trace?: never;
    };
    "/v1/groups/{group_id}/characters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the characters at the table, by name, as cards
         * @description Every member may; hidden ones are shown to their owner and the dungeon master.
         */
        get: operations["assignments_list_characters"];
        put?: never;
        /**
         * Put a character of one's own on the table
         * @description A player's first is active unless said otherwise. Only the dungeon master may hide one.
         */
        post: operations["assignments_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}/characters/{character_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a character off the table. Its owner may, and the dungeon master */
        delete: operations["assignments_remove"];
        options?: never;
        head?: never;
        /**
         * Say which character is at the table (its owner may), hide or show it (the dungeon master
         * @description may). A player has at most one active character in a group: the others become inactive.
         */
        patch: operations["assignments_change"];
        trace?: never;
    };
    "/v1/groups/{group_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the group's own entries. Every member may */
        get: operations["group_content_list_entries"];
        put?: never;
        /** Add an entry of the group's own: a house rule. Only the dungeon master may */
        post: operations["group_content_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}/content/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete an entry. Only the dungeon master may */
        delete: operations["group_content_delete"];
        options?: never;
        head?: never;
        /** Change an entry; sheets that picked it keep their copy. Only the dungeon master may */
        patch: operations["group_content_change"];
        trace?: never;
    };
    "/v1/groups/{group_id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite: a link, and a short code to read out. Only the dungeon master may
         * @description The token is shown here only; the same Idempotency-Key gives the same one again.
         */
        post: operations["invites_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}/invites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a group's invitations, the newest first. Only the dungeon master may */
        get: operations["invites_list_invites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}/invites/{invite_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an invitation. Only the dungeon master may */
        delete: operations["invites_revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}/join/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join a group with an invitation's token or code
         * @description Needs a verified mail address. A member joining again is answered the group and uses nothing up.
         */
        post: operations["invites_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}/members/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Leave a group, or remove a member from it, which only the dungeon master may
         * @description The person's characters leave the table with them.
         */
        delete: operations["groups_remove_member"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}/rolls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a group's rolls, newest first
         * @description Every member may; rolls for the dungeon master or for the roller alone are shown to them only.
         */
        get: operations["rolls_list_rolls"];
        put?: never;
        /**
         * Throw dice at the table, or report a throw of the game or of a hand
         * @description Every member may throw free dice; for a character its owner and the dungeon master. The character's ruleset reads the throw, and its reading is kept with it.
         */
        post: operations["rolls_create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/groups/{group_id}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make another member the dungeon master and stay as a player
         * @description Only the dungeon master may. Who lost a race is answered 409 ``not_dungeon_master``.
         */
        post: operations["groups_transfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invites/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * See what a token or a code leads to, before joining
         * @description A code is read in any case, with or without its dash.
         */
        get: operations["invites_look_at"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invites/{token}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See whether a token or a code is still good, before logging in */
        get: operations["invites_state"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The profile, with the notices that were not read yet */
        get: operations["me_get"];
        put?: never;
        post?: never;
        /**
         * Delete the account with all its characters
         * @description Rolls stay as a deleted user's. Groups that one leads must be handed over or deleted first.
         */
        delete: operations["me_delete"];
        options?: never;
        head?: never;
        /** Change name or language, mark notices as read. What is absent stays */
        patch: operations["me_change"];
        trace?: never;
    };
    "/v1/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another mail address. It takes effect when the mail sent there is confirmed */
        post: operations["me_change_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is stored about oneself, as a zip: profile, sessions, groups, characters as
         * @description .cmchar files with their history, rolls.
         */
        get: operations["me_get_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password. All other sessions end */
        post: operations["me_change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set up an authenticator app
         * @description Show `uri` as a QR code, and `secret` to type where there is no camera. Nothing changes until a code of the app was confirmed. Beginning again makes another secret.
         */
        post: operations["second_factor_begin"];
        /** Remove the second factor, with its recovery codes. All other sessions end */
        delete: operations["second_factor_remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the app's first code: from now on a login asks for one
         * @description Answers ten recovery codes, which are never shown again. All other sessions end. Refresh this one: its tokens then say that it has a second factor.
         */
        post: operations["second_factor_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make ten new recovery codes. Those from before are void */
        post: operations["second_factor_renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is logged in */
        get: operations["me_list_sessions"];
        put?: never;
        post?: never;
        /**
         * Log out all sessions but the one that asks, everywhere within a second
         * @description A panel that was let in and has not fetched its tokens yet stays outside, too.
         */
        delete: operations["me_end_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Log out one session, everywhere within a second
         * @description Another session than the one that asks needs the password.
         */
        delete: operations["me_end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which server this is
         * @description A client older than ``oldest_client`` must say so and stop writing. ``live`` holds the bounds of the live room. ``symbiote_url`` is there where the panel for TaleSpire is.
         */
        get: operations["about_meta"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the rulesets, and those that are refused with the reason */
        get: operations["rulesets_list_rulesets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets/{ruleset_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See one ruleset: version, kinds of content, templates */
        get: operations["rulesets_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets/{ruleset_id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search a ruleset's tables, the best matches first
         * @description Spelling of umlauts, accents and case do not matter; small mistakes are forgiven.
         */
        get: operations["rulesets_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets/{ruleset_id}/content/{kind}/{entry_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one entry of a ruleset's tables */
        get: operations["rulesets_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets/{ruleset_id}/derive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for everything that follows from a sheet; nothing is stored */
        post: operations["rulesets_derive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets/{ruleset_id}/formats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** See which files of other programs a ruleset reads and writes */
        get: operations["rulesets_formats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets/{ruleset_id}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the JSON Schema of a ruleset's sheets, as its author wrote it */
        get: operations["rulesets_schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets/{ruleset_id}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a ruleset's ready-made characters as .cmchar documents, with what a card says of each */
        get: operations["rulesets_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rulesets/{ruleset_id}/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask what a ruleset has to say about a sheet; nothing is stored */
        post: operations["rulesets_validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A mail address. Capitals do not tell two accounts apart.
         * @example mara@example.org
         */
        Email: string;
        /**
         * @description Any characters, taken exactly as sent. Common passwords and ones made of one's own name are refused.
         * @example drei Raben auf dem Turm
         */
        Password: string;
        /**
         * @description A password to be checked.
         * @example drei Raben auf dem Turm
         */
        GivenPassword: string;
        /**
         * @description Where the account has a second factor: six digits of the authenticator app, or a recovery code. Spaces and dashes do not matter. Each is good once.
         * @example 492039
         */
        GivenCode: string;
        /**
         * @description What the others at the table read. Spaces at the ends are dropped.
         * @example Mara
         */
        DisplayName: string;
        /**
         * @description The language of mails.
         * @example de
         * @enum {unknown}
         */
        Locale: "de" | "en";
        /**
         * @description What the list of sessions shows. Without it, what the browser says of itself.
         * @example Laptop
         */
        Device: string;
        /**
         * @description How the refresh token travels: in an HttpOnly cookie (web app), or in the body (in the game).
         * @example body
         * @enum {unknown}
         */
        Transport: "cookie" | "body";
        /**
         * @description Good once; use brings its successor.
         * @example k1a2b3c4d.0b8f5a7cf5b14d5d8a3a3f7a2f6e1c90.0.Zm9yIHNob3cgb25seSwgdGhpcyBpcyBubyByZWFsIHRva2Vu
         */
        RefreshToken: string;
        /**
         * @description The token of a mailed link: what stands after `#token=`.
         * @example k1a2b3c4d.0b8f5a7cf5b14d5d8a3a3f7a2f6e1c90.Zm9yIHNob3cgb25seSwgdGhpcyBpcyBubyByZWFsIHRva2Vu
         */
        LinkToken: string;
        /**
         * @example {
         *       "email": "mara@example.org",
         *       "password": "drei Raben auf dem Turm",
         *       "display_name": "Mara",
         *       "locale": "de"
         *     }
         */
        Register: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["Password"];
            display_name: components["schemas"]["DisplayName"];
            locale?: components["schemas"]["Locale"];
        };
        /**
         * @description The same for every address; the mail tells the rest.
         * @example {
         *       "status": "verification_sent"
         *     }
         */
        VerificationSent: {
            /** @constant */
            status: "verification_sent";
        };
        /**
         * @description The same for every address.
         * @example {
         *       "status": "reset_sent"
         *     }
         */
        ResetSent: {
            /** @constant */
            status: "reset_sent";
        };
        /**
         * @example {
         *       "email": "mara@example.org"
         *     }
         */
        EmailOnly: {
            email: components["schemas"]["Email"];
        };
        /**
         * @example {
         *       "token": "k1a2b3c4d.0b8f5a7cf5b14d5d8a3a3f7a2f6e1c90.Zm9yIHNob3cgb25seSwgdGhpcyBpcyBubyByZWFsIHRva2Vu"
         *     }
         */
        LinkOnly: {
            token: components["schemas"]["LinkToken"];
        };
        /**
         * @example {
         *       "token": "k1a2b3c4d.0b8f5a7cf5b14d5d8a3a3f7a2f6e1c90.Zm9yIHNob3cgb25seSwgdGhpcyBpcyBubyByZWFsIHRva2Vu",
         *       "password": "drei Raben auf dem Turm"
         *     }
         */
        ResetConfirm: {
            token: components["schemas"]["LinkToken"];
            password: components["schemas"]["Password"];
        };
        /**
         * @example {
         *       "email": "mara@example.org",
         *       "password": "drei Raben auf dem Turm",
         *       "transport": "body",
         *       "device": "Laptop"
         *     }
         */
        Login: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["GivenPassword"];
            code?: components["schemas"]["GivenCode"];
            transport: components["schemas"]["Transport"];
            device?: components["schemas"]["Device"];
        };
        /**
         * @example {
         *       "id": "6c5a7f0e-7d5f-4b0e-9a8d-0d3a5d8f1b22",
         *       "email": "mara@example.org",
         *       "display_name": "Mara",
         *       "email_verified": true,
         *       "locale": "de"
         *     }
         */
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            display_name: string;
            /** @description Needed to create or join a group. */
            email_verified: boolean;
            locale: components["schemas"]["Locale"];
        };
        /**
         * @description `refresh_token` is there for transport `body` alone; otherwise it is in the cookie.
         * @example {
         *       "access_token": "eyJhbGciOi…",
         *       "token_type": "Bearer",
         *       "expires_in": 900,
         *       "session_id": "0b8f5a7c-f5b1-4d5d-8a3a-3f7a2f6e1c90",
         *       "refresh_token": "k1a2b3c4d.0b8f5a7cf5b14d5d8a3a3f7a2f6e1c90.0.Zm9yIHNob3cgb25seSwgdGhpcyBpcyBubyByZWFsIHRva2Vu",
         *       "user": {
         *         "id": "6c5a7f0e-7d5f-4b0e-9a8d-0d3a5d8f1b22",
         *         "email": "mara@example.org",
         *         "display_name": "Mara",
         *         "email_verified": true,
         *         "locale": "de"
         *       }
         *     }
         */
        Tokens: {
            /** @description JWT for `Authorization: Bearer`. */
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /** @description Seconds that the access token lasts. */
            expires_in: number;
            refresh_token?: components["schemas"]["RefreshToken"];
            /** Format: uuid */
            session_id: string;
            user: components["schemas"]["User"];
        };
        /**
         * @description Empty where the cookie is meant.
         * @example {
         *       "refresh_token": "k1a2b3c4d.0b8f5a7cf5b14d5d8a3a3f7a2f6e1c90.0.Zm9yIHNob3cgb25seSwgdGhpcyBpcyBubyByZWFsIHRva2Vu"
         *     }
         * @example {}
         */
        Refresh: {
            refresh_token?: components["schemas"]["RefreshToken"];
        };
        /**
         * @example {
         *       "device": "TaleSpire"
         *     }
         * @example {}
         */
        DeviceStart: {
            device?: components["schemas"]["Device"];
        };
        /**
         * @example {
         *       "device_code": "GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS0I",
         *       "user_code": "WDJB-MJHT",
         *       "verification_uri": "http://localhost:8000/pair",
         *       "verification_uri_complete": "http://localhost:8000/pair#code=WDJB-MJHT",
         *       "expires_in": 600,
         *       "interval": 5
         *     }
         */
        DeviceCode: {
            /** @description The panel's secret; ask with it. */
            device_code: string;
            /** @description Show it; the person types it at `verification_uri`. */
            user_code: string;
            verification_uri: string;
            verification_uri_complete: string;
            expires_in: number;
            /** @description Seconds to wait between two questions. */
            interval: number;
        };
        /**
         * @example {
         *       "device_code": "GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS0I"
         *     }
         */
        DeviceToken: {
            device_code: string;
        };
        /**
         * @example {
         *       "user_code": "WDJB-MJHT"
         *     }
         */
        DeviceLook: {
            /** @description Capitals and the dash do not matter. */
            user_code: string;
        };
        /**
         * @example {
         *       "device": "TaleSpire",
         *       "user_code": "WDJB-MJHT",
         *       "expires_in": 540
         *     }
         */
        DeviceWaiting: {
            /** @description What the device calls itself. */
            device: string;
            /** @description As the device shows it. */
            user_code: string;
            /** @description Seconds in which to confirm. */
            expires_in: number;
        };
        /**
         * @example {
         *       "user_code": "WDJB-MJHT",
         *       "approve": true
         *     }
         */
        DeviceConfirm: {
            /** @description Capitals and the dash do not matter. */
            user_code: string;
            /** @description False turns the device away. */
            approve: boolean;
        };
        /**
         * @example {
         *       "device": "TaleSpire",
         *       "approved": true
         *     }
         */
        DeviceConfirmed: {
            device: string;
            approved: boolean;
        };
        /**
         * @example {
         *       "id": "a7cf27a6-0f0b-4b43-8c1c-0c8f0e3d2b11",
         *       "kind": "refresh_replay",
         *       "data": {
         *         "session_id": "0b8f5a7c-f5b1-4d5d-8a3a-3f7a2f6e1c90",
         *         "device": "Laptop",
         *         "created_at": "2026-02-01T19:00:00+00:00"
         *       },
         *       "created_at": "2026-02-03T20:15:00+00:00"
         *     }
         */
        Notice: {
            /** Format: uuid */
            id: string;
            /** @description `refresh_replay`: an old refresh token came back and its session was ended. `second_factor_set_up`, `second_factor_removed`, `recovery_codes_renewed`: what they say. `recovery_code_used`: `data.left` are unused. */
            kind: string;
            data: Record<string, never>;
            /** Format: date-time */
            created_at: string;
        };
        /**
         * @example {
         *       "id": "6c5a7f0e-7d5f-4b0e-9a8d-0d3a5d8f1b22",
         *       "email": "mara@example.org",
         *       "display_name": "Mara",
         *       "email_verified": true,
         *       "locale": "de",
         *       "created_at": "2026-02-01T19:00:00+00:00",
         *       "second_factor": {
         *         "active": true,
         *         "active_since": "2026-02-01T19:05:00+00:00",
         *         "required": false,
         *         "recovery_codes_left": 10
         *       },
         *       "notices": []
         *     }
         */
        Me: {
            /** Format: uuid */
            id: string;
            email: string;
            display_name: string;
            email_verified: boolean;
            locale: components["schemas"]["Locale"];
            /** Format: date-time */
            created_at: string;
            second_factor: components["schemas"]["SecondFactor"];
            /** @description What was not read yet, newest first. */
            notices: components["schemas"]["Notice"][];
        };
        /**
         * @example {
         *       "display_name": "Mara von Gareth",
         *       "locale": "de"
         *     }
         */
        MeChange: {
            display_name?: components["schemas"]["DisplayName"];
            locale?: components["schemas"]["Locale"];
            /** @description Ids of notices that the person has read. */
            notices_read?: string[];
        };
        /**
         * @example {
         *       "current": "drei Raben auf dem Turm",
         *       "new": "vier Raben auf dem Turm"
         *     }
         */
        PasswordChange: {
            current: components["schemas"]["GivenPassword"];
            new: components["schemas"]["Password"];
            code?: components["schemas"]["GivenCode"];
        };
        /**
         * @example {
         *       "ended_sessions": 2
         *     }
         */
        PasswordChanged: {
            /** @description How many other sessions ended. */
            ended_sessions: number;
        };
        /**
         * @example {
         *       "email": "mara.neu@example.org",
         *       "password": "drei Raben auf dem Turm"
         *     }
         */
        EmailChange: {
            email: components["schemas"]["Email"];
            password: components["schemas"]["GivenPassword"];
            code?: components["schemas"]["GivenCode"];
        };
        /**
         * @example {
         *       "password": "drei Raben auf dem Turm"
         *     }
         */
        AccountEnd: {
            password: components["schemas"]["GivenPassword"];
            code?: components["schemas"]["GivenCode"];
        };
        /**
         * @description Empty for the session that asks.
         * @example {
         *       "password": "drei Raben auf dem Turm"
         *     }
         * @example {}
         */
        SessionEnd: {
            password?: components["schemas"]["GivenPassword"];
        };
        /**
         * @example {
         *       "password": "drei Raben auf dem Turm"
         *     }
         */
        OtherSessionsEnd: {
            password: components["schemas"]["GivenPassword"];
        };
        /**
         * @example {
         *       "ended_sessions": 2
         *     }
         */
        OtherSessionsEnded: {
            /** @description How many ended. */
            ended_sessions: number;
        };
        /**
         * @example {
         *       "active": true,
         *       "active_since": "2026-02-01T19:05:00+00:00",
         *       "required": false,
         *       "recovery_codes_left": 10
         *     }
         */
        SecondFactor: {
            /** @description Whether a login asks for a code. */
            active: boolean;
            /** Format: date-time */
            active_since?: string;
            /** @description Whether this server asks everybody for one. Without it a session is good for `/me` and `/auth` alone. */
            required: boolean;
            recovery_codes_left: number;
        };
        /**
         * @example {
         *       "password": "drei Raben auf dem Turm"
         *     }
         */
        SecondFactorBegin: {
            password: components["schemas"]["GivenPassword"];
        };
        /**
         * @example {
         *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
         *       "uri": "otpauth://totp/Campaign%20Manager:mara%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Campaign%20Manager",
         *       "expires_in": 3600
         *     }
         */
        SecondFactorBegun: {
            /** @description Base32, to type into an app without a camera. */
            secret: string;
            /** @description The same as an `otpauth://` address: show it as a QR code. */
            uri: string;
            /** @description Seconds in which to confirm. */
            expires_in: number;
        };
        /**
         * @example {
         *       "code": "492039"
         *     }
         */
        SecondFactorConfirm: {
            code: components["schemas"]["GivenCode"];
        };
        /**
         * @example {
         *       "recovery_codes": [
         *         "7KQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "8KQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "9KQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "AKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "BKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "CKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "DKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "EKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "FKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "GKQM-X2VR-0D4T-9HJE-B3WN-5YSC"
         *       ],
         *       "ended_sessions": 1
         *     }
         */
        SecondFactorConfirmed: {
            recovery_codes: components["schemas"]["RecoveryCode"][];
            /** @description How many other sessions ended. */
            ended_sessions: number;
        };
        /**
         * @example {
         *       "password": "drei Raben auf dem Turm",
         *       "code": "492039"
         *     }
         */
        SecondFactorProof: {
            password: components["schemas"]["GivenPassword"];
            code: components["schemas"]["GivenCode"];
        };
        /**
         * @description Stands in for a code of the app, once. Shown once.
         * @example 7KQM-X2VR-0D4T-9HJE-B3WN-5YSC
         */
        RecoveryCode: string;
        /**
         * @example {
         *       "recovery_codes": [
         *         "7KQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "8KQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "9KQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "AKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "BKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "CKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "DKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "EKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "FKQM-X2VR-0D4T-9HJE-B3WN-5YSC",
         *         "GKQM-X2VR-0D4T-9HJE-B3WN-5YSC"
         *       ]
         *     }
         */
        RecoveryCodes: {
            recovery_codes: components["schemas"]["RecoveryCode"][];
        };
        /**
         * @example {
         *       "id": "0b8f5a7c-f5b1-4d5d-8a3a-3f7a2f6e1c90",
         *       "device": "Laptop",
         *       "transport": "cookie",
         *       "created_at": "2026-02-01T19:00:00+00:00",
         *       "last_used_at": "2026-02-03T20:15:00+00:00",
         *       "expires_at": "2026-03-03T19:00:00+00:00",
         *       "second_factor": true,
         *       "current": true
         *     }
         */
        Session: {
            /** Format: uuid */
            id: string;
            device: string;
            transport: components["schemas"]["Transport"];
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date-time
             * @description When its tokens were last renewed.
             */
            last_used_at: string;
            /** Format: date-time */
            expires_at: string;
            /** @description Whether it began with a second factor, or set one up. */
            second_factor: boolean;
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        /**
         * @example {
         *       "sessions": [
         *         {
         *           "id": "0b8f5a7c-f5b1-4d5d-8a3a-3f7a2f6e1c90",
         *           "device": "Laptop",
         *           "transport": "cookie",
         *           "created_at": "2026-02-01T19:00:00+00:00",
         *           "last_used_at": "2026-02-03T20:15:00+00:00",
         *           "expires_at": "2026-03-03T19:00:00+00:00",
         *           "second_factor": true,
         *           "current": true
         *         }
         *       ]
         *     }
         */
        Sessions: {
            sessions: components["schemas"]["Session"][];
        };
        /** @description A group that the character is in and the reader is a member of. */
        CharacterGroup: {
            /** Format: uuid */
            id: string;
            name: string;
            is_active: boolean;
            hidden: boolean;
            /**
             * @description The reader's role in it.
             * @enum {unknown}
             */
            role: "player" | "dm";
        };
        /** @description What the rest of the group sees: the ruleset's summary and the shared resources. */
        Card: {
            summary?: Record<string, never>;
            resources?: Record<string, never>[];
        };
        /** @description What the ruleset says about a place in the sheet. */
        Finding: {
            pointer: string;
            code: string;
            /** @enum {unknown} */
            severity: "error" | "warning";
            message: components["schemas"]["Text"];
        };
        /**
         * @description A character with its sheet.
         * @example {
         *       "id": "0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01",
         *       "owner_user_id": "7b0e2a52-3b57-4c8b-9f3a-6f4a2c6c1d10",
         *       "role": "owner",
         *       "ruleset_id": "generic",
         *       "ruleset_version": "1.0.0",
         *       "ruleset_state": "ok",
         *       "sheet_version": 1,
         *       "name": "Mara",
         *       "revision": 3,
         *       "version": 2,
         *       "portrait_url": null,
         *       "created_at": "2026-01-01T12:00:00+00:00",
         *       "updated_at": "2026-01-02T12:00:00+00:00",
         *       "groups": [],
         *       "card": {
         *         "summary": {
         *           "subtitle": {
         *             "de": "",
         *             "en": ""
         *           },
         *           "lines": []
         *         },
         *         "resources": []
         *       },
         *       "sheet_data": {},
         *       "extensions": {}
         *     }
         */
        Character: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            owner_user_id: string;
            /**
             * @description As what the reader opened it.
             * @enum {unknown}
             */
            role: "owner" | "dm";
            ruleset_id: string;
            ruleset_version: string;
            sheet_version: number;
            name: string;
            /** @description Counts every change; also the ETag. */
            revision: number;
            /** @description The newest version in the history. */
            version: number;
            portrait_url: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            groups: components["schemas"]["CharacterGroup"][];
            card: components["schemas"]["Card"];
            /**
             * @description Whether the sheet can be worked with, or only read and exported.
             * @enum {unknown}
             */
            ruleset_state?: "ok" | "outdated" | "unavailable";
            /** @description The sheet, as the ruleset's schema describes it. The server passes it on unread. */
            sheet_data: Record<string, never>;
            /** @description What an import brought along that the ruleset has no place for; written back at export. */
            extensions: Record<string, never>;
            /** @description Warnings about what was saved. */
            findings?: components["schemas"]["Finding"][];
        };
        /** @description A character in a list. */
        CharacterListed: {
            /** Format: uuid */
            id: string;
            ruleset_id: string;
            ruleset_version: string;
            /** @enum {unknown} */
            ruleset_state: "ok" | "outdated" | "unavailable";
            name: string;
            revision: number;
            portrait_url: string | null;
            card: components["schemas"]["Card"];
            groups: components["schemas"]["CharacterGroup"][];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** Format: date-time */
            deleted_at: string | null;
        };
        /**
         * @description A page of characters; `next` is the cursor of the following one.
         * @example {
         *       "items": []
         *     }
         */
        CharacterPage: {
            items: components["schemas"]["CharacterListed"][];
            next?: string;
        };
        /**
         * @description A new character: blank, from a template, or with a sheet.
         * @example {
         *       "ruleset_id": "generic",
         *       "name": "Mara"
         *     }
         */
        CharacterNew: {
            ruleset_id: string;
            /** @description What people call the character. */
            name: string;
            template?: string;
            /** @description The sheet, as the ruleset's schema describes it. The server passes it on unread. */
            sheet_data?: Record<string, never>;
        };
        /**
         * @description A whole sheet.
         * @example {
         *       "name": "Mara",
         *       "sheet_data": {}
         *     }
         */
        CharacterFull: {
            /** @description What people call the character. */
            name?: string;
            /** @description The sheet, as the ruleset's schema describes it. The server passes it on unread. */
            sheet_data: Record<string, never>;
        };
        /**
         * @description A merge patch; null deletes a key of the sheet.
         * @example {
         *       "name": "Mara die Kühne"
         *     }
         */
        CharacterPatch: {
            /** @description What people call the character. */
            name?: string;
            sheet_data?: Record<string, never>;
        };
        /**
         * @description The copy's name; without one, "Name (2)".
         * @example {
         *       "name": "Maras Schwester"
         *     }
         */
        CharacterDuplicate: {
            /** @description What people call the character. */
            name?: string;
        };
        /**
         * @description What the character is at now.
         * @example {
         *       "id": "0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01",
         *       "revision": 4
         *     }
         */
        Revision: {
            /** Format: uuid */
            id: string;
            revision: number;
        };
        /** @description Everything that follows from a sheet; the objects are those of schemas/ruleset-objects.json. */
        CharacterDerived: {
            /** Format: uuid */
            character_id: string;
            revision: number;
            ruleset_version: string;
            findings: components["schemas"]["Finding"][];
            improvements: Record<string, never>[];
            stats: Record<string, never>[];
            actions: Record<string, never>[];
            resources: Record<string, never>[];
            summary: Record<string, never>;
            /** @description The entries of the ruleset's content that the sheet refers to: kind → id → entry. */
            content: {
                [key: string]: {
                    [key: string]: Record<string, never>;
                };
            };
        };
        /** @description A version of a character. */
        VersionListed: {
            version: number;
            name: string;
            /** @enum {unknown} */
            cause: "create" | "save" | "autosave" | "import" | "restore" | "upgrade";
            /** Format: uuid */
            user_id: string | null;
            display_name: string | null;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            saved_at: string;
            ruleset_version: string;
            sheet_version: number;
        };
        /** @description The versions kept, newest first. */
        History: {
            /** Format: uuid */
            character_id: string;
            current: number;
            items: components["schemas"]["VersionListed"][];
        };
        /** @description A version with its sheet. */
        Version: {
            version: number;
            name: string;
            /** @enum {unknown} */
            cause: "create" | "save" | "autosave" | "import" | "restore" | "upgrade";
            /** Format: uuid */
            user_id: string | null;
            display_name: string | null;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            saved_at: string;
            ruleset_version: string;
            sheet_version: number;
            /** @description The sheet, as the ruleset's schema describes it. The server passes it on unread. */
            sheet_data: Record<string, never>;
        };
        /**
         * @description A change of a resource. The note, and who did it, are shown in `group_id` alone.
         * @example {
         *       "delta": -5,
         *       "note": "Orkpfeil"
         *     }
         */
        ResourceDelta: {
            delta: number;
            note?: string;
            /** Format: uuid */
            group_id?: string;
        };
        /**
         * @description What became of the resource.
         * @example {
         *       "character_id": "0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01",
         *       "resource": "hp",
         *       "delta": -5,
         *       "applied": -5,
         *       "value": 20,
         *       "minimum": 0,
         *       "maximum": 25,
         *       "revision": 5
         *     }
         */
        ResourceChange: {
            /** Format: uuid */
            character_id: string;
            resource: string;
            delta: number;
            /** @description Value after minus value before. */
            applied: number;
            value: number;
            minimum: number;
            maximum: number;
            temporary?: number;
            applied_temporary?: number;
            revision: number;
        };
        /**
         * @description Pinned actions, open parts; at most 8 KB. The client's own words.
         * @example {
         *       "pinned": [
         *         "talent.TAL_10"
         *       ]
         *     }
         */
        View: Record<string, never>;
        /**
         * @description The picture that will be sent.
         * @example {
         *       "content_type": "image/webp",
         *       "size": 48123
         *     }
         */
        PortraitNew: {
            /** @enum {unknown} */
            content_type: "image/jpeg" | "image/png" | "image/webp";
            /** @description In bytes, exactly. */
            size: number;
        };
        /** @description Where and how to send the picture: this method, these headers, before it expires. */
        PortraitUpload: {
            /** Format: uuid */
            character_id: string;
            expires_in: number;
            /** @description A signed request. */
            upload: {
                url: string;
                method: string;
                headers: {
                    [key: string]: string;
                };
            };
        };
        /** @description The portrait's address, which is public and never changes its content. */
        Portrait: {
            /** Format: uuid */
            character_id: string;
            portrait_url: string | null;
            revision: number;
        };
        /** @description What became of the file: pointers of `converted` and `unknown` lie in the file, those of `findings` in the new character. */
        FileReport: {
            format: string;
            kept: number;
            converted: components["schemas"]["Finding"][];
            unknown: components["schemas"]["Finding"][];
            findings: components["schemas"]["Finding"][];
        };
        /** @description What importing the file would make. */
        ImportReport: {
            dry_run: boolean;
            ruleset_id: string;
            name: string;
            report: components["schemas"]["FileReport"];
            /** @description False: an error stands among the findings and nothing would be made. */
            importable: boolean;
            /** @description Dry run: the sheet that would come of it; absent where it is beyond all bounds. */
            sheet_data?: Record<string, never>;
            /** @description Dry run: the entries of the ruleset's content that the sheet refers to (before and after, where one is changed). */
            content?: {
                [key: string]: {
                    [key: string]: Record<string, never>;
                };
            };
        };
        /** @description The report, and the character that was made. */
        Imported: {
            dry_run: boolean;
            ruleset_id: string;
            name: string;
            report: components["schemas"]["FileReport"];
            /** @description False: an error stands among the findings and nothing would be made. */
            importable: boolean;
            character: components["schemas"]["Character"];
        };
        /** @description The report with what would change (dry run), or the character after it. */
        ImportUpdated: {
            dry_run: boolean;
            ruleset_id: string;
            name: string;
            report: components["schemas"]["FileReport"];
            /** @description False: an error stands among the findings and nothing would be made. */
            importable: boolean;
            revision?: number;
            character?: components["schemas"]["Character"];
            changes?: {
                pointer: string;
                before: unknown;
                after: unknown;
            }[];
            /** @description Dry run: the sheet that would come of it; absent where it is beyond all bounds. */
            sheet_data?: Record<string, never>;
            /** @description Dry run: the entries of the ruleset's content that the sheet refers to (before and after, where one is changed). */
            content?: {
                [key: string]: {
                    [key: string]: Record<string, never>;
                };
            };
        };
        /** @description A .cmchar document, or another program's. */
        CharacterFile: Record<string, never>;
        /** @description Where to download, and for how many seconds. */
        ExportLink: {
            url: string;
            name: string;
            expires_in: number;
        };
        /**
         * @description Which server this is and which clients it still serves.
         * @example {
         *       "name": "Campaign Manager",
         *       "version": "0.1.0",
         *       "oldest_client": "0.1.0",
         *       "public_url": "http://localhost:8000",
         *       "symbiote_url": "http://localhost:8000/symbiote.zip",
         *       "live": {
         *         "room_members": 100,
         *         "sockets_per_person": 8,
         *         "frame_bytes": 65536,
         *         "frames_per_second": 20,
         *         "frames_at_once": 60
         *       }
         *     }
         */
        Meta: {
            name: string;
            /** @description Semantic version of the server. */
            version: string;
            /** @description The oldest client version that it serves. */
            oldest_client: string;
            public_url: string;
            /** @description Where the panel for TaleSpire can be had, pointing at this server; absent if it is not built there. */
            symbiote_url?: string;
            /** @description Bounds of the live room; docs/reference/live.md says what they mean. */
            live: {
                room_members: number;
                sockets_per_person: number;
                frame_bytes: number;
                frames_per_second: number;
                frames_at_once: number;
            };
        };
        /** @description A text in both languages. */
        Text: {
            de: string;
            en: string;
        };
        /**
         * @description RFC 9457 problem details. `code` never changes once published.
         * @example {
         *       "type": "/problems/not_found",
         *       "title": "There is nothing here that you may see",
         *       "status": 404,
         *       "detail": "No such character.",
         *       "code": "not_found"
         *     }
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            instance?: string;
            errors?: {
                /** @description JSON Pointer into the body, `?name` for a query parameter, `#Name` for a header. */
                pointer: string;
                code: string;
                /** @enum {unknown} */
                severity?: "error" | "warning";
                message: components["schemas"]["Text"];
            }[];
        };
        /** @description Who leads a group. */
        GroupDungeonMaster: {
            /** Format: uuid */
            user_id: string;
            display_name: string;
        };
        /**
         * @description A member as the group sees them.
         * @example {
         *       "user_id": "7b0a4b52-3a5e-4f4e-8d0d-0a1b2c3d4e5f",
         *       "display_name": "Mara",
         *       "role": "dm",
         *       "joined_at": "2026-05-01T18:00:00+00:00"
         *     }
         */
        GroupMember: {
            /** Format: uuid */
            user_id: string;
            display_name: string;
            /** @enum {unknown} */
            role: "player" | "dm";
            /** Format: date-time */
            joined_at: string;
        };
        /**
         * @description A group that the asker is in.
         * @example {
         *       "id": "3f1c2b9e-8a54-4f0b-9d1e-6d9f0c1a2b3c",
         *       "name": "Die Sieben Gezeichneten",
         *       "description": "",
         *       "ruleset_id": "dsa5e",
         *       "role": "dm",
         *       "dm": {
         *         "user_id": "7b0a4b52-3a5e-4f4e-8d0d-0a1b2c3d4e5f",
         *         "display_name": "Mara"
         *       },
         *       "member_count": 1,
         *       "revision": 1,
         *       "joined_at": "2026-05-01T18:00:00+00:00",
         *       "created_at": "2026-05-01T18:00:00+00:00",
         *       "updated_at": "2026-05-01T18:00:00+00:00"
         *     }
         */
        GroupListed: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string;
            ruleset_id: string;
            /**
             * @description What the asker is in it.
             * @enum {unknown}
             */
            role: "player" | "dm";
            dm: components["schemas"]["GroupDungeonMaster"];
            member_count: number;
            /** @description Counts changes of name, description and dungeon master. */
            revision: number;
            /**
             * Format: date-time
             * @description When the asker joined.
             */
            joined_at: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /**
         * @description A group with its members, the dungeon master first.
         * @example {
         *       "id": "3f1c2b9e-8a54-4f0b-9d1e-6d9f0c1a2b3c",
         *       "name": "Die Sieben Gezeichneten",
         *       "description": "",
         *       "ruleset_id": "dsa5e",
         *       "role": "dm",
         *       "dm": {
         *         "user_id": "7b0a4b52-3a5e-4f4e-8d0d-0a1b2c3d4e5f",
         *         "display_name": "Mara"
         *       },
         *       "member_count": 1,
         *       "revision": 1,
         *       "joined_at": "2026-05-01T18:00:00+00:00",
         *       "created_at": "2026-05-01T18:00:00+00:00",
         *       "updated_at": "2026-05-01T18:00:00+00:00",
         *       "members": [
         *         {
         *           "user_id": "7b0a4b52-3a5e-4f4e-8d0d-0a1b2c3d4e5f",
         *           "display_name": "Mara",
         *           "role": "dm",
         *           "joined_at": "2026-05-01T18:00:00+00:00"
         *         }
         *       ]
         *     }
         */
        Group: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string;
            ruleset_id: string;
            /**
             * @description What the asker is in it.
             * @enum {unknown}
             */
            role: "player" | "dm";
            dm: components["schemas"]["GroupDungeonMaster"];
            member_count: number;
            /** @description Counts changes of name, description and dungeon master. */
            revision: number;
            /**
             * Format: date-time
             * @description When the asker joined.
             */
            joined_at: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            members: components["schemas"]["GroupMember"][];
        };
        /**
         * @description A page of groups. `next` is the cursor of the following page.
         * @example {
         *       "items": []
         *     }
         */
        GroupPage: {
            items: components["schemas"]["GroupListed"][];
            next?: string;
        };
        /**
         * @description A new group. Its ruleset stays for good.
         * @example {
         *       "name": "Die Sieben Gezeichneten",
         *       "ruleset_id": "dsa5e"
         *     }
         */
        GroupNew: {
            name: string;
            /** @description Several lines, plain text. */
            description?: string;
            ruleset_id: string;
        };
        /**
         * @description What changes; the rest stays.
         * @example {
         *       "name": "Die Acht"
         *     }
         */
        GroupPatch: {
            name?: string;
            /** @description Several lines, plain text. */
            description?: string;
        };
        /**
         * @description Who leads the group from now on: one of its members.
         * @example {
         *       "user_id": "c4b8f3a1-52f7-4b8e-9b6c-1f2e3d4c5b6a"
         *     }
         */
        GroupTransfer: {
            /** Format: uuid */
            user_id: string;
        };
        /**
         * @description How long an invitation holds (a week unless said otherwise), and for how many people (one).
         * @example {
         *       "max_uses": 4
         *     }
         */
        InviteNew: {
            /** @description 5 minutes to 90 days. */
            expires_in_s?: number;
            max_uses?: number;
        };
        /**
         * @description An invitation as only its maker sees it, this once.
         * @example {
         *       "id": "c4b8f3a1-52f7-4b8e-9b6c-1f2e3d4c5b6a",
         *       "group_id": "3f1c2b9e-8a54-4f0b-9d1e-6d9f0c1a2b3c",
         *       "token": "kq0Zb1n3Vx7Jr2Yt5Ws8Lp4Md6Hf9Gc1Ba2Ne3Qo4Ru",
         *       "code": "K7QM-4XWZ",
         *       "url": "http://localhost:8000/join/kq0Zb1n3Vx7Jr2Yt5Ws8Lp4Md6Hf9Gc1Ba2Ne3Qo4Ru",
         *       "max_uses": 4,
         *       "uses": 0,
         *       "expires_at": "2026-05-01T18:00:00+00:00",
         *       "created_at": "2026-05-01T18:00:00+00:00"
         *     }
         */
        Invite: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            group_id: string;
            /** @description For links. It is stored nowhere. */
            token: string;
            /** @description To read out, good for the same: any case, with or without the dash. */
            code: string;
            url: string;
            max_uses: number;
            uses: number;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            created_at: string;
        };
        /** @description An invitation without its token. */
        InviteListed: {
            /** Format: uuid */
            id: string;
            code: string;
            /** @enum {unknown} */
            state: "open" | "expired" | "revoked" | "used_up";
            max_uses: number;
            uses: number;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            created_at: string;
            /** @description The maker's name; null if the account is gone. */
            created_by: string | null;
        };
        /**
         * @description A group's invitations, the newest first.
         * @example {
         *       "items": []
         *     }
         */
        InviteList: {
            items: components["schemas"]["InviteListed"][];
        };
        /**
         * @description Where an invitation leads.
         * @example {
         *       "group_id": "3f1c2b9e-8a54-4f0b-9d1e-6d9f0c1a2b3c",
         *       "group_name": "Die Sieben Gezeichneten",
         *       "dm_name": "Mara",
         *       "ruleset_id": "dsa5e",
         *       "member_count": 3,
         *       "is_member": false,
         *       "state": "open",
         *       "expires_at": "2026-05-01T18:00:00+00:00"
         *     }
         */
        InviteLook: {
            /** Format: uuid */
            group_id: string;
            group_name: string;
            dm_name: string;
            ruleset_id: string;
            member_count: number;
            is_member: boolean;
            /** @enum {unknown} */
            state: "open" | "expired" | "revoked" | "used_up";
            /** Format: date-time */
            expires_at: string;
        };
        /**
         * @description Whether one may still join with an invitation.
         * @example {
         *       "state": "used_up"
         *     }
         */
        InviteState: {
            /** @enum {unknown} */
            state: "open" | "expired" | "revoked" | "used_up";
        };
        /**
         * @description A character of one's own for the table.
         * @example {
         *       "character_id": "0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01"
         *     }
         */
        AssignmentNew: {
            /** Format: uuid */
            character_id: string;
            /** @description The one this player has at the table. */
            is_active?: boolean;
            /** @description Only the dungeon master sees it; only they may say so. */
            hidden?: boolean;
        };
        /**
         * @description What changes; the rest stays.
         * @example {
         *       "is_active": true
         *     }
         */
        AssignmentPatch: {
            is_active?: boolean;
            hidden?: boolean;
        };
        /**
         * @description The card of a character at a table. Its owner and the dungeon master may open the sheet.
         * @example {
         *       "character_id": "0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01",
         *       "name": "Runa",
         *       "portrait_url": null,
         *       "card": {
         *         "summary": {
         *           "subtitle": {
         *             "de": "",
         *             "en": ""
         *           },
         *           "lines": []
         *         },
         *         "resources": []
         *       },
         *       "ruleset_id": "generic",
         *       "ruleset_version": "1.0.0",
         *       "owner_user_id": "7b0a4b52-3a5e-4f4e-8d0d-0a1b2c3d4e5f",
         *       "owner_name": "Mara",
         *       "is_active": true,
         *       "hidden": false,
         *       "revision": 3,
         *       "assigned_at": "2026-05-01T18:00:00+00:00"
         *     }
         */
        Assignment: {
            /** Format: uuid */
            character_id: string;
            name: string;
            portrait_url: string | null;
            /** @description Summary and shared resources, as the ruleset made them at the last save. */
            card: Record<string, never>;
            ruleset_id: string;
            ruleset_version: string;
            /** Format: uuid */
            owner_user_id: string;
            owner_name: string;
            is_active: boolean;
            hidden: boolean;
            revision: number;
            /** Format: date-time */
            assigned_at: string;
        };
        /**
         * @description The characters at the table, by name.
         * @example {
         *       "items": []
         *     }
         */
        AssignmentList: {
            items: components["schemas"]["Assignment"][];
        };
        /**
         * @description An entry of the group's own.
         * @example {
         *       "kind": "equipment",
         *       "name": {
         *         "de": "Zwergenbier"
         *       },
         *       "data": {
         *         "weight": 1
         *       }
         *     }
         */
        EntryNew: {
            /** @description The table that it belongs to. */
            kind: string;
            /** @description In one language or both; what is missing is taken from the other. */
            name: {
                de?: string;
                en?: string;
            };
            /** @description What is copied into a sheet that picks the entry, as its ruleset wants it; at most 8 KB, without nulls. */
            data?: Record<string, never>;
        };
        /**
         * @description What changes; `data` is replaced whole.
         * @example {
         *       "data": {
         *         "weight": 2
         *       }
         *     }
         */
        EntryPatch: {
            /** @description In one language or both; what is missing is taken from the other. */
            name?: {
                de?: string;
                en?: string;
            };
            /** @description What is copied into a sheet that picks the entry, as its ruleset wants it; at most 8 KB, without nulls. */
            data?: Record<string, never>;
        };
        /**
         * @description An entry of a group's own.
         * @example {
         *       "id": "c4b8f3a1-52f7-4b8e-9b6c-1f2e3d4c5b6a",
         *       "kind": "equipment",
         *       "name": {
         *         "de": "Zwergenbier",
         *         "en": "Zwergenbier"
         *       },
         *       "data": {
         *         "weight": 1
         *       },
         *       "created_by": "7b0a4b52-3a5e-4f4e-8d0d-0a1b2c3d4e5f",
         *       "revision": 1,
         *       "created_at": "2026-05-01T18:00:00+00:00",
         *       "updated_at": "2026-05-01T18:00:00+00:00"
         *     }
         */
        Entry: {
            /** Format: uuid */
            id: string;
            kind: string;
            name: components["schemas"]["Text"];
            data: Record<string, never>;
            /** Format: uuid */
            created_by: string | null;
            revision: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        /**
         * @description A page of a group's own entries. `next` is the cursor of the following page.
         * @example {
         *       "items": []
         *     }
         */
        EntryPage: {
            items: components["schemas"]["Entry"][];
            next?: string;
        };
        /** @description One die that fell. */
        Die: {
            sides: number;
            value: number;
            /** @enum {unknown} */
            sign: 1 | -1;
        };
        /**
         * @description A group of dice that fell. `total` is the signed sum of `dice` plus `modifier`.
         * @example {
         *       "name": "Probe",
         *       "roll": "1d20+3",
         *       "dice": [
         *         {
         *           "sides": 20,
         *           "value": 14,
         *           "sign": 1
         *         }
         *       ],
         *       "modifier": 3,
         *       "total": 17
         *     }
         */
        ThrownGroup: {
            name: string;
            /** @description Dice as TaleSpire writes them: 1d20+3. */
            roll: string;
            dice: components["schemas"]["Die"][];
            modifier: number;
            total: number;
        };
        /**
         * @description A named group of dice.
         * @example {
         *       "name": "Schaden",
         *       "roll": "1d6+4"
         *     }
         */
        RollGroup: {
            name: string;
            /** @description Dice as TaleSpire writes them: 1d20+3. */
            roll: string;
        };
        /**
         * @description What fell in the game or by hand. It is held against the dice that were to be thrown.
         * @example {
         *       "groups": [
         *         {
         *           "name": "Probe",
         *           "roll": "1d20+3",
         *           "dice": [
         *             {
         *               "sides": 20,
         *               "value": 14,
         *               "sign": 1
         *             }
         *           ],
         *           "modifier": 3,
         *           "total": 17
         *         }
         *       ],
         *       "total": 17
         *     }
         */
        RollThrow: {
            groups: components["schemas"]["ThrownGroup"][];
            total: number;
        };
        /**
         * @description A throw: an action of a character, or free dice.
         * @example {
         *       "source": "server",
         *       "dice": "2d6+3"
         *     }
         * @example {
         *       "source": "manual",
         *       "dice": "1d20+3",
         *       "throw": {
         *         "groups": [
         *           {
         *             "name": "Probe",
         *             "roll": "1d20+3",
         *             "dice": [
         *               {
         *                 "sides": 20,
         *                 "value": 14,
         *                 "sign": 1
         *               }
         *             ],
         *             "modifier": 3,
         *             "total": 17
         *           }
         *         ],
         *         "total": 17
         *       }
         *     }
         */
        RollNew: {
            /**
             * Format: uuid
             * @description Made by the client: a roll told twice is one roll. Without it the Idempotency-Key counts.
             */
            client_id?: string;
            /** @description What the character does, from its actions; instead of free dice. */
            action_id?: string;
            /** @description What the player set of the action's inputs. */
            inputs?: {
                [key: string]: number | boolean | string;
            };
            /** @description Free dice: a dice string of TaleSpire's, or groups. */
            dice?: string | components["schemas"]["RollGroup"][];
            /** @description What it is called; without one the action's name or the dice. */
            label?: string;
            /**
             * @description Of free dice; an action has its own.
             * @enum {unknown}
             */
            category?: "attack" | "skill" | "save" | "damage" | "custom";
            /**
             * @description The server throws; or it is told what the game (talespire) or a hand (manual) threw.
             * @enum {unknown}
             */
            source: "server" | "talespire" | "manual";
            throw?: components["schemas"]["RollThrow"];
            /**
             * Format: uuid
             * @description The roll that this one follows: a confirmation, the damage of a hit.
             */
            parent_id?: string;
            /**
             * Format: uuid
             * @description A character at this table; an action needs one.
             */
            character_id?: string;
            /**
             * @description Who sees it: all, the dungeon master and the roller, the roller alone. For all unless the character is hidden.
             * @enum {unknown}
             */
            visibility?: "all" | "dm" | "self";
        };
        /**
         * @description A private throw of a character: an action, or free dice.
         * @example {
         *       "source": "server",
         *       "dice": "1d20"
         *     }
         */
        RollPractice: {
            /**
             * Format: uuid
             * @description Made by the client: a roll told twice is one roll. Without it the Idempotency-Key counts.
             */
            client_id?: string;
            /** @description What the character does, from its actions; instead of free dice. */
            action_id?: string;
            /** @description What the player set of the action's inputs. */
            inputs?: {
                [key: string]: number | boolean | string;
            };
            /** @description Free dice: a dice string of TaleSpire's, or groups. */
            dice?: string | components["schemas"]["RollGroup"][];
            /** @description What it is called; without one the action's name or the dice. */
            label?: string;
            /**
             * @description Of free dice; an action has its own.
             * @enum {unknown}
             */
            category?: "attack" | "skill" | "save" | "damage" | "custom";
            /**
             * @description The server throws; or it is told what the game (talespire) or a hand (manual) threw.
             * @enum {unknown}
             */
            source: "server" | "talespire" | "manual";
            throw?: components["schemas"]["RollThrow"];
            /**
             * Format: uuid
             * @description The roll that this one follows: a confirmation, the damage of a hit.
             */
            parent_id?: string;
        };
        /** @description Who threw, by the name of that time; `id` is null once the character is gone for good. */
        RollCharacter: {
            /** Format: uuid */
            id: string | null;
            name: string;
        };
        /**
         * @description What fell, whoever threw it.
         * @example {
         *       "inputs": {},
         *       "groups": [
         *         {
         *           "name": "Probe",
         *           "roll": "1d20+3",
         *           "dice": [
         *             {
         *               "sides": 20,
         *               "value": 14,
         *               "sign": 1
         *             }
         *           ],
         *           "modifier": 3,
         *           "total": 17
         *         }
         *       ],
         *       "total": 17
         *     }
         */
        Throw: {
            actionId?: string;
            inputs: Record<string, never>;
            groups: components["schemas"]["ThrownGroup"][];
            total: number;
        };
        /**
         * @description A roll as it was thrown and read. A deleted person's rolls stay, without their name.
         * @example {
         *       "id": "c4b8f3a1-52f7-4b8e-9b6c-1f2e3d4c5b6a",
         *       "group_id": "3f1c2b9e-8a54-4f0b-9d1e-6d9f0c1a2b3c",
         *       "user_id": "7b0a4b52-3a5e-4f4e-8d0d-0a1b2c3d4e5f",
         *       "display_name": "Mara",
         *       "character": {
         *         "id": "0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01",
         *         "name": "Runa"
         *       },
         *       "parent_id": null,
         *       "client_id": "6e8a2b0c-9f1d-4c3e-8a7b-5d6e7f8a9b0c",
         *       "label": {
         *         "de": "Klettern",
         *         "en": "Climbing"
         *       },
         *       "category": "skill",
         *       "throw": {
         *         "inputs": {},
         *         "groups": [
         *           {
         *             "name": "Probe",
         *             "roll": "1d20+3",
         *             "dice": [
         *               {
         *                 "sides": 20,
         *                 "value": 14,
         *                 "sign": 1
         *               }
         *             ],
         *             "modifier": 3,
         *             "total": 17
         *           }
         *         ],
         *         "total": 17
         *       },
         *       "outcome": null,
         *       "source": "server",
         *       "visibility": "all",
         *       "rolled_at": "2026-05-01T18:00:00+00:00"
         *     }
         */
        Roll: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            group_id: string | null;
            /** Format: uuid */
            user_id: string | null;
            display_name: string | null;
            /** @description Null for a roll without a character. */
            character: null | components["schemas"]["RollCharacter"];
            /** Format: uuid */
            parent_id: string | null;
            /** Format: uuid */
            client_id: string;
            label: components["schemas"]["Text"];
            /** @enum {unknown} */
            category: "attack" | "skill" | "save" | "damage" | "custom";
            throw: components["schemas"]["Throw"];
            /** @description The ruleset's reading (Outcome of schemas/ruleset-objects.json); null for free dice. */
            outcome: Record<string, never> | null;
            /** @enum {unknown} */
            source: "server" | "talespire" | "manual";
            /** @enum {unknown} */
            visibility: "all" | "dm" | "self";
            /** Format: date-time */
            rolled_at: string;
        };
        /**
         * @description A page of rolls, newest first. `next` is the cursor of the following page.
         * @example {
         *       "items": []
         *     }
         */
        RollPage: {
            items: components["schemas"]["Roll"][];
            next?: string;
        };
        /** @description A ruleset that can be played. */
        Ruleset: {
            id: string;
            /** @constant */
            state: "ready";
            name: components["schemas"]["Text"];
            version: string;
            sheet_version: number;
            authors: string[];
            licence: string;
            /** @description Shipped with the server. */
            bundled: boolean;
            available: boolean;
            schema_etag: string;
            content_etag: string;
            content: {
                kind: string;
                label: components["schemas"]["Text"];
                count: number;
                /** @description What members of its entries are called and how they are read: Fact of schemas/ruleset-package.json. */
                facts?: Record<string, never>;
            }[];
            templates: {
                id: string;
                name: string;
            }[];
            description?: components["schemas"]["Text"];
            homepage?: string;
            notice?: components["schemas"]["Text"];
            unavailable_reason?: string;
            /** @description Why a newer state of its files is not running; the last good one is. */
            reload_error?: string;
        };
        /** @description A ruleset that is not running, and why. */
        RulesetRefused: {
            id: string;
            /** @constant */
            state: "refused";
            reason: string;
        };
        /** @description Every ruleset of this server. */
        RulesetList: {
            items: components["schemas"]["Ruleset"][];
            refused: components["schemas"]["RulesetRefused"][];
        };
        /** @description A JSON Schema (Draft 2020-12) with the x- vocabulary of schemas/ruleset-vocabulary.json. */
        SheetSchema: Record<string, never>;
        /** @description A ready-made character as a .cmchar document. */
        Template: {
            id: string;
            name: string;
            /** @description Summary of schemas/ruleset-objects.json. */
            summary: Record<string, never>;
            document: Record<string, never>;
        };
        /**
         * @description A ruleset's ready-made characters.
         * @example {
         *       "items": []
         *     }
         */
        TemplateList: {
            items: components["schemas"]["Template"][];
        };
        /**
         * @description A sheet to ask about.
         * @example {
         *       "sheet_data": {}
         *     }
         */
        SheetQuestion: {
            /** @description The sheet, valid or not. */
            sheet_data: unknown;
        };
        /**
         * @description Everything the ruleset has to say; pointers are from the sheet's root.
         * @example {
         *       "findings": []
         *     }
         */
        SheetFindings: {
            findings: components["schemas"]["Finding"][];
        };
        /** @description Everything that follows from a sheet. */
        SheetDerived: {
            findings: components["schemas"]["Finding"][];
            /** @description StatBlocks of schemas/ruleset-objects.json. */
            stats: Record<string, never>[];
            /** @description DiceActions of schemas/ruleset-objects.json. */
            actions: Record<string, never>[];
            /** @description Resources of schemas/ruleset-objects.json. */
            resources: Record<string, never>[];
            summary: Record<string, never>;
            /** @description Improvements of schemas/ruleset-objects.json. */
            improvements: Record<string, never>[];
            /** @description The entries of the ruleset's content that the sheet refers to: kind → id → entry. */
            content: {
                [key: string]: {
                    [key: string]: Record<string, never>;
                };
            };
        };
        /** @description An entry of a ruleset's tables; what else it holds is the ruleset's. */
        ContentEntry: {
            kind: string;
            id: string;
            name: components["schemas"]["Text"];
            /**
             * @description The only language that the name is known in; it stands for both.
             * @enum {unknown}
             */
            name_lang?: "de" | "en";
        };
        /**
         * @description A page of entries, the best matches first. `next` is the cursor of the following page.
         * @example {
         *       "items": []
         *     }
         */
        ContentPage: {
            items: components["schemas"]["ContentEntry"][];
            next?: string;
        };
        /**
         * @description The files of other programs that a ruleset reads and writes; .cmchar is always both.
         * @example {
         *       "importers": [],
         *       "exporters": []
         *     }
         */
        FileFormats: {
            importers: {
                id: string;
                label: components["schemas"]["Text"];
            }[];
            exporters: {
                id: string;
                label: components["schemas"]["Text"];
                /** @description Of the file's name, with its dot. */
                suffix: string;
            }[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    pairing_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DeviceStart"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceCode"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pairing_confirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceConfirm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceConfirmed"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `user_code_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pairing_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceLook"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceWaiting"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `user_code_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pairing_poll: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceToken"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Refused: `access_denied`, `authorization_pending`, `bad_json`, `bad_request`, `expired_token`, `invalid_grant`, `slow_down` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `credentials_wrong`, `second_factor_required`, `second_factor_wrong` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `origin_refused`, `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed`, `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `refresh_invalid`, `refresh_missing` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `origin_refused` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_request_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailOnly"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResetSent"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_confirm_reset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetConfirm"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_json`, `bad_request`, `link_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid`, `password_refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `refresh_invalid`, `refresh_missing`, `refresh_replayed`, `session_ended`, `session_expired` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `origin_refused` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationSent"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid`, `password_refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_resend_verification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailOnly"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationSent"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auth_verify_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkOnly"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_json`, `bad_request`, `link_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `email_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_list_characters: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                deleted?: boolean;
                ruleset_id?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CharacterPage"];
                };
            };
            /** @description Refused: `bad_cursor`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CharacterNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Character"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_many_characters` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `sheet_invalid`, `unknown_ruleset`, `unknown_template` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_get: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that is known already; 304 if it is still the one. */
                "If-None-Match"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Character"];
                };
            };
            /** @description It is still the one that If-None-Match names */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_replace: {
        parameters: {
            query?: {
                save?: "auto" | "manual";
                sitting?: number;
            };
            header: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what is changed; a stale one is refused with 412. */
                "If-Match": string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CharacterFull"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Character"];
                };
            };
            /** @description Refused: `bad_etag`, `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `sheet_invalid`, `use_resource` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_change: {
        parameters: {
            query?: {
                save?: "auto" | "manual";
                sitting?: number;
            };
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what is changed; a stale one is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CharacterPatch"];
                "application/merge-patch+json": components["schemas"]["CharacterPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Character"];
                };
            };
            /** @description Refused: `bad_etag`, `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `sheet_invalid`, `use_resource` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_derived: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that is known already; 304 if it is still the one. */
                "If-None-Match"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CharacterDerived"];
                };
            };
            /** @description It is still the one that If-None-Match names */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable`, `sheet_outdated` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_failed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_duplicate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CharacterDuplicate"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Character"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_many_characters` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `sheet_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_export: {
        parameters: {
            query?: {
                format?: string;
            };
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.campaign-manager.cmchar+json": components["schemas"]["CharacterFile"];
                    "application/json": components["schemas"]["CharacterFile"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid`, `unknown_format` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_export_link: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportLink"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `export_gone` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_list_versions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["History"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_get_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
                /** @example 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Version"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_version` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_restore: {
        parameters: {
            query?: {
                resources?: boolean;
            };
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what is changed; a stale one is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
                /** @example 1 */
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Character"];
                };
            };
            /** @description Refused: `bad_etag`, `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_version` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `sheet_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_import_into: {
        parameters: {
            query?: {
                dry_run?: boolean;
            };
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what is changed; a stale one is refused with 412. */
                "If-Match"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
                "application/octet-stream": Record<string, never>;
                "application/vnd.campaign-manager.cmchar+json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportUpdated"];
                };
            };
            /** @description Refused: `bad_etag`, `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_mismatch` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `bad_file`, `cm_version_unknown`, `format_unknown`, `idempotency_key_reused`, `import_refused`, `invalid`, `ruleset_failed`, `sheet_too_new`, `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_promise_portrait: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PortraitNew"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortraitUpload"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_remove_portrait: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_confirm_portrait: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Portrait"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `nothing_uploaded` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `not_that_picture` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_adjust: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
                /** @example LeP */
                resource: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResourceDelta"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceChange"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_resource` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `not_in_group` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rolls_practise: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollPractice"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roll"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_action` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `action_blocked`, `ruleset_unavailable`, `sheet_outdated` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `bad_dice`, `bad_input`, `bad_throw`, `client_id_reused`, `idempotency_key_reused`, `invalid`, `ruleset_failed`, `unknown_action`, `unknown_parent` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_undelete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revision"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_get_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_set_view: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["View"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    characters_import_file: {
        parameters: {
            query?: {
                dry_run?: boolean;
                ruleset?: string;
            };
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
                "application/octet-stream": Record<string, never>;
                "application/vnd.campaign-manager.cmchar+json": Record<string, never>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `bad_file`, `cm_version_unknown`, `format_unknown`, `idempotency_key_reused`, `import_refused`, `invalid`, `ruleset_failed`, `sheet_too_new`, `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groups_list_groups: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupPage"];
                };
            };
            /** @description Refused: `bad_cursor`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groups_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `email_unverified`, `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable`, `too_many_groups` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groups_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groups_delete: {
        parameters: {
            query?: {
                name?: string;
            };
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `name_mismatch` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groups_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignments_list_characters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignmentList"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignments_assign: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `already_assigned`, `ruleset_mismatch`, `too_many_characters` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignments_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignments_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                character_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    group_content_list_entries: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                kind?: string;
                q?: string;
            };
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryPage"];
                };
            };
            /** @description Refused: `bad_cursor`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    group_content_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_many_entries` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    group_content_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    group_content_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryPatch"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_create: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invite"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_many_invites` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `gone` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_list_invites: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteList"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_revoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                invite_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_join: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
                /** @example LeP */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `email_unverified`, `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_invite` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `group_full`, `invite_used_up` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invite_expired`, `invite_revoked` */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groups_remove_member: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `dungeon_master_must_hand_over` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rolls_list_rolls: {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                character_id?: string;
                user_id?: string;
                category?: "attack" | "skill" | "save" | "damage" | "custom";
                source?: "talespire" | "server" | "manual";
                secret?: boolean;
                since?: string;
            };
            header?: never;
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RollPage"];
                };
            };
            /** @description Refused: `bad_cursor`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rolls_create: {
        parameters: {
            query?: never;
            header: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RollNew"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roll"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_action` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `action_blocked`, `ruleset_unavailable`, `sheet_outdated` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `bad_dice`, `bad_input`, `bad_throw`, `client_id_reused`, `hidden_character`, `idempotency_key_reused`, `invalid`, `not_in_group`, `ruleset_failed`, `unknown_action`, `unknown_parent` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    groups_transfer: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupTransfer"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_dungeon_master` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `already_dungeon_master`, `idempotency_key_reused`, `invalid`, `not_a_member` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_look_at: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example LeP */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteLook"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_invite` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invites_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example LeP */
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteState"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_invite` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_delete: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountEnd"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_required`, `second_factor_wrong`, `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `password_wrong`, `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `still_dungeon_master` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed`, `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_change: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_change_email: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChange"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationSent"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_required`, `second_factor_wrong`, `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `password_wrong`, `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed`, `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_get_export: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_change_password: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChanged"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_required`, `second_factor_wrong`, `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `password_wrong`, `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid`, `password_refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed`, `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    second_factor_begin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorBegin"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorBegun"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `password_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_active` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    second_factor_remove: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProof"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_required`, `second_factor_wrong`, `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `password_wrong`, `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_absent` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed`, `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    second_factor_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorConfirm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorConfirmed"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_wrong`, `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_absent`, `second_factor_active` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    second_factor_renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProof"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_required`, `second_factor_wrong`, `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `password_wrong`, `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_absent` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed`, `rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sessions"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_end_other_sessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OtherSessionsEnd"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OtherSessionsEnded"];
                };
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `password_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me_end_session: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request has one effect and one answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01 */
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SessionEnd"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_idempotency_key`, `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `password_required`, `password_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `idempotency_key_reused`, `invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `login_delayed` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    about_meta: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Meta"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_list_rulesets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulesetList"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_get: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example LeP */
                ruleset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ruleset"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_content: {
        parameters: {
            query?: {
                kind?: string;
                q?: string;
                lang?: "de" | "en";
                limit?: number;
                cursor?: string;
            };
            header?: {
                /** @description The ETag that is known already; 304 if it is still the one. */
                "If-None-Match"?: string;
            };
            path: {
                /** @example LeP */
                ruleset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentPage"];
                };
            };
            /** @description It is still the one that If-None-Match names */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_cursor`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_kind`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid`, `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_entry: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that is known already; 304 if it is still the one. */
                "If-None-Match"?: string;
            };
            path: {
                /** @example LeP */
                ruleset_id: string;
                /** @example LeP */
                kind: string;
                /** @example LeP */
                entry_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentEntry"];
                };
            };
            /** @description It is still the one that If-None-Match names */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_entry`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_derive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example LeP */
                ruleset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetDerived"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid`, `ruleset_failed`, `sheet_invalid`, `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_formats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example LeP */
                ruleset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileFormats"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_failed`, `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_schema: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag that is known already; 304 if it is still the one. */
                "If-None-Match"?: string;
            };
            path: {
                /** @example LeP */
                ruleset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetSchema"];
                };
            };
            /** @description It is still the one that If-None-Match names */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_templates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example LeP */
                ruleset_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description Refused: `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_failed`, `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rulesets_validate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example LeP */
                ruleset_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SheetQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetFindings"];
                };
            };
            /** @description Refused: `bad_json`, `bad_request` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `session_ended`, `token_expired`, `token_invalid`, `unauthorized` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `forbidden`, `second_factor_setup_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `not_found`, `unknown_ruleset` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `ruleset_unavailable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `wrong_type` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `invalid`, `ruleset_failed`, `unknown_ruleset` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `head_too_large` */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `internal` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Refused: `busy`, `outcome_unknown`, `unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
