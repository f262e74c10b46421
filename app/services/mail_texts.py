"""What the mails say. No display names: a stranger could write them into somebody's mail."""

_FOOT = {
    "de": "\n\nCampaign Manager · {base}\n",
    "en": "\n\nCampaign Manager · {base}\n",
}

_TEXTS: dict[str, dict[str, tuple[str, str]]] = {
    "verify": {
        "de": (
            "Bestätige deine Mailadresse",
            "Willkommen am Tisch!\n\nÖffne diesen Link und bestätige, dass diese Adresse dir "
            "gehört. Er gilt 24 Stunden:\n\n{link}\n\n"
            "Hast du dich nicht angemeldet? Dann tu nichts.",
        ),
        "en": (
            "Confirm your email address",
            "Welcome to the table!\n\nOpen this link and confirm that this address is yours. "
            "It is good for 24 hours:\n\n{link}\n\n"
            "You did not sign up? Then do nothing.",
        ),
    },
    "already_registered": {
        "de": (
            "Du hast schon ein Konto",
            "Jemand wollte mit dieser Adresse ein Konto anlegen, aber sie gehört schon zu einem. "
            "Es hat sich nichts geändert.\n\nWarst du es, melde dich einfach an. Passwort "
            "vergessen, oder die Adresse nie bestätigt? Hier gibt es ein neues:\n\n{reset_link}",
        ),
        "en": (
            "You already have an account",
            "Somebody wanted to use this address for an account, but it belongs to one already. "
            "Nothing was changed.\n\nIf it was you, just log in. Forgot the password, or never "
            "confirmed the address? Make a new one here:\n\n{reset_link}",
        ),
    },
    "reset": {
        "de": (
            "Neues Passwort",
            "Öffne diesen Link und wähle ein neues Passwort. Er gilt eine Stunde und einmal:\n\n"
            "{link}\n\nDanach musst du dich überall neu anmelden. Wolltest du kein neues "
            "Passwort? Dann tu nichts; das alte bleibt.",
        ),
        "en": (
            "A new password",
            "Open this link and choose a new password. It is good for one hour, and once:\n\n"
            "{link}\n\nAfterwards you log in again everywhere. You did not ask for this? Then do "
            "nothing; the old one stays.",
        ),
    },
    "password_changed": {
        "de": (
            "Dein Passwort wurde geändert",
            "Das Passwort deines Kontos wurde eben geändert; alle anderen Sitzungen sind beendet."
            "\n\nWarst du das nicht, wähle hier sofort ein neues:\n\n{reset_link}",
        ),
        "en": (
            "Your password was changed",
            "Your account's password was just changed; all other sessions have ended.\n\n"
            "If it was not you, choose a new one here at once:\n\n{reset_link}",
        ),
    },
    "change": {
        "de": (
            "Bestätige deine neue Mailadresse",
            "Öffne diesen Link und bestätige, dass dein Konto künftig diese Adresse hat. Er gilt "
            "24 Stunden:\n\n{link}\n\nHast du kein Konto bei uns? Dann tu nichts.",
        ),
        "en": (
            "Confirm your new email address",
            "Open this link and confirm that your account has this address from now on. It is "
            "good for 24 hours:\n\n{link}\n\nYou have no account here? Then do nothing.",
        ),
    },
    "change_notice": {
        "de": (
            "Deine Mailadresse soll geändert werden",
            "Jemand hat mit deinem Passwort darum gebeten, dass dein Konto künftig die Adresse "
            "{new_email} hat. Das gilt erst, wenn es dort bestätigt wird.\n\nWarst du das nicht, "
            "wähle sofort ein neues Passwort:\n\n{reset_link}",
        ),
        "en": (
            "Your email address is about to change",
            "Somebody asked, with your password, that your account have the address {new_email} "
            "from now on. It holds once it is confirmed there.\n\nIf it was not you, choose a new "
            "password at once:\n\n{reset_link}",
        ),
    },
    "email_changed": {
        "de": (
            "Deine Mailadresse wurde geändert",
            "Dein Konto hat jetzt die Adresse {new_email}; an diese hier schreiben wir nicht mehr.",
        ),
        "en": (
            "Your email address was changed",
            "Your account now has the address {new_email}; we no longer write to this one.",
        ),
    },
    "second_factor_set_up": {
        "de": (
            "Zweiter Faktor eingerichtet",
            "Dein Konto fragt beim Anmelden jetzt auch nach einem Code deiner Authenticator-App; "
            "alle anderen Sitzungen sind beendet. Bewahre die Wiederherstellungscodes gut auf.\n\n"
            "Warst du das nicht, kennt jemand dein Passwort. Wähle hier sofort ein neues und wende "
            "dich an die Leute, die diesen Server betreiben:\n\n{reset_link}",
        ),
        "en": (
            "Second factor set up",
            "From now on your account also asks for a code of your authenticator app when you log "
            "in; all other sessions have ended. Keep the recovery codes in a safe place.\n\n"
            "If it was not you, somebody knows your password. Choose a new one here at once, and "
            "turn to whoever runs this server:\n\n{reset_link}",
        ),
    },
    "second_factor_removed": {
        "de": (
            "Zweiter Faktor entfernt",
            "Zum Anmelden genügt jetzt wieder dein Passwort; alle anderen Sitzungen sind beendet."
            "\n\nWarst du das nicht, wähle hier sofort ein neues Passwort und richte den zweiten "
            "Faktor wieder ein:\n\n{reset_link}",
        ),
        "en": (
            "Second factor removed",
            "Your password alone is enough to log in again; all other sessions have ended.\n\n"
            "If it was not you, choose a new password here at once and set the second factor up "
            "again:\n\n{reset_link}",
        ),
    },
    "recovery_code_used": {
        "de": (
            "Ein Wiederherstellungscode wurde benutzt",
            "Jemand hat sich eben mit deinem Passwort und einem deiner Wiederherstellungscodes "
            "ausgewiesen. Unbenutzt sind noch: {left}.\n\nWarst du das nicht, wähle hier sofort "
            "ein neues Passwort und erzeuge danach neue Codes:\n\n{reset_link}",
        ),
        "en": (
            "A recovery code was used",
            "Somebody just proved to be you with your password and one of your recovery codes. "
            "Still unused: {left}.\n\nIf it was not you, choose a new password here at once and "
            "then make new codes:\n\n{reset_link}",
        ),
    },
    "recovery_codes_renewed": {
        "de": (
            "Neue Wiederherstellungscodes",
            "Dein Konto hat zehn neue Wiederherstellungscodes; die alten gelten nicht mehr.\n\n"
            "Warst du das nicht, wähle hier sofort ein neues Passwort:\n\n{reset_link}",
        ),
        "en": (
            "New recovery codes",
            "Your account has ten new recovery codes; the old ones are void.\n\n"
            "If it was not you, choose a new password here at once:\n\n{reset_link}",
        ),
    },
    "account_deleted": {
        "de": (
            "Dein Konto ist gelöscht",
            "Dein Konto und deine Helden sind gelöscht. Deine Würfe bleiben ohne deinen Namen bei "
            "den Gruppen. Gute Reise!",
        ),
        "en": (
            "Your account is deleted",
            "Your account and your characters are deleted. Your rolls stay with the groups, "
            "without your name. Safe travels!",
        ),
    },
}


def written(kind: str, locale: str, fields: dict[str, str]) -> tuple[str, str]:
    """Subject and text."""
    language = locale if locale in _FOOT else "en"
    subject, text = _TEXTS[kind][language]
    return subject, (text + _FOOT[language]).format(**fields)
