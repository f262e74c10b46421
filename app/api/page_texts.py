"""The words of the server's own pages."""

PAGES: dict[str, dict[str, dict[str, str]]] = {
    "de": {
        "verify": {
            "title": "Mailadresse bestätigen",
            "confirm_intro": "Bestätige, dass diese Mailadresse dir gehört.",
            "confirm": "Bestätigen",
            "ask_intro": "Keine Mail bekommen, oder der Link gilt nicht mehr? Wir schicken eine "
            "neue.",
            "ask": "Neue Mail schicken",
            "done": "Fertig. Du kannst diese Seite schließen und dich anmelden.",
        },
        "reset": {
            "title": "Neues Passwort",
            "choose_intro": "Wähle ein neues Passwort. Danach meldest du dich überall neu an.",
            "password": "Neues Passwort",
            "password_help": "Mindestens 12 Zeichen, gern ein kleiner Satz. Einfügen ist erlaubt.",
            "choose": "Passwort speichern",
            "ask_intro": "Wir schicken dir einen Link, mit dem du ein neues Passwort wählst.",
            "ask": "Link schicken",
            "done": "Fertig. Du kannst diese Seite schließen und dich anmelden.",
        },
        "pair": {
            "title": "TaleSpire verbinden",
            "login_intro": "Melde dich an, um das Spiel mit deinem Konto zu verbinden.",
            "password": "Passwort",
            "second_factor": "Code",
            "second_factor_help": "Sechs Ziffern aus deiner Authenticator-App, oder ein "
            "Wiederherstellungscode.",
            "login": "Anmelden",
            "who": "Angemeldet als",
            "pairing_intro": "Das Spiel kann danach 30 Tage lang alles, was du kannst: Helden "
            "lesen und ändern, würfeln, Gruppen leiten. Beenden kannst du das jederzeit unter "
            "deinen Sitzungen. Verbinde nur, wenn der Code auf deinem eigenen Bildschirm im Spiel "
            "steht.",
            "code": "Code aus dem Spiel",
            "approve": "Verbinden",
            "deny": "Ablehnen",
            "logout": "Abmelden",
            "done": "Du kannst diese Seite schließen. Hier bist du wieder abgemeldet.",
        },
        "common": {
            "email": "Mailadresse",
            "noscript": "Diese Seite braucht JavaScript.",
        },
        "messages": {
            "unreachable": "Der Server antwortet nicht. Versuche es gleich noch einmal.",
            "wait": "Zu viele Versuche. Warte {} Sekunden.",
            "verified": "Deine Mailadresse ist bestätigt.",
            "reset": "Dein neues Passwort gilt.",
            "sent": "Wenn es zu dieser Adresse etwas zu schicken gibt, ist die Mail unterwegs.",
            "approved": "Das Spiel ist verbunden.",
            "denied": "Das Spiel wurde abgewiesen.",
            "loggedOut": "Du bist abgemeldet.",
            "device": "Browser (Verbinden)",
            "link_invalid": "Dieser Link gilt nicht mehr. Lass dir einen neuen schicken.",
            "email_taken": "Diese Adresse gehört inzwischen zu einem anderen Konto.",
            "credentials_wrong": "Mailadresse oder Passwort ist falsch.",
            "second_factor_required": "Gib noch den Code deiner Authenticator-App ein.",
            "second_factor_wrong": "Der Code ist falsch, abgelaufen oder verbraucht. Warte auf den "
            "nächsten.",
            "second_factor_setup_required": "Auf diesem Server braucht jedes Konto einen zweiten "
            "Faktor. Richte ihn zuerst in deinem Konto ein.",
            "user_code_unknown": "Mit diesem Code wartet kein Gerät. Sieh noch einmal nach, oder "
            "beginne im Spiel neu.",
            "token_expired": "Das hat zu lange gedauert. Lade die Seite neu.",
        },
    },
    "en": {
        "verify": {
            "title": "Confirm your email address",
            "confirm_intro": "Confirm that this email address is yours.",
            "confirm": "Confirm",
            "ask_intro": "No mail, or the link is not valid any more? We send a new one.",
            "ask": "Send a new mail",
            "done": "Done. You can close this page and log in.",
        },
        "reset": {
            "title": "A new password",
            "choose_intro": "Choose a new password. Afterwards you log in again everywhere.",
            "password": "New password",
            "password_help": "At least 12 characters; a small sentence is fine. You may paste it.",
            "choose": "Save the password",
            "ask_intro": "We send you a link to choose a new password with.",
            "ask": "Send the link",
            "done": "Done. You can close this page and log in.",
        },
        "pair": {
            "title": "Connect TaleSpire",
            "login_intro": "Log in to connect the game with your account.",
            "password": "Password",
            "second_factor": "Code",
            "second_factor_help": "Six digits from your authenticator app, or a recovery code.",
            "login": "Log in",
            "who": "Logged in as",
            "pairing_intro": "For 30 days the game can do all that you can: read and change "
            "characters, throw dice, lead groups. You can end that at any time among your "
            "sessions. Connect only if the code stands on your own screen in the game.",
            "code": "Code from the game",
            "approve": "Connect",
            "deny": "Turn away",
            "logout": "Log out",
            "done": "You can close this page. You are logged out here.",
        },
        "common": {
            "email": "Email address",
            "noscript": "This page needs JavaScript.",
        },
        "messages": {
            "unreachable": "The server does not answer. Try again in a moment.",
            "wait": "Too many tries. Wait {} seconds.",
            "verified": "Your email address is confirmed.",
            "reset": "Your new password holds.",
            "sent": "If there is something to send to this address, the mail is on its way.",
            "approved": "The game is connected.",
            "denied": "The game was turned away.",
            "loggedOut": "You are logged out.",
            "device": "Browser (connecting)",
            "link_invalid": "This link is not valid any more. Have a new one sent.",
            "email_taken": "This address belongs to another account by now.",
            "credentials_wrong": "Email address or password is wrong.",
            "second_factor_required": "Now enter the code of your authenticator app.",
            "second_factor_wrong": "The code is wrong, is over or was used. Wait for the next one.",
            "second_factor_setup_required": "On this server every account needs a second factor. "
            "Set one up in your account first.",
            "user_code_unknown": "No device is waiting with this code. Look again, or begin anew "
            "in the game.",
            "token_expired": "That took too long. Load the page again.",
        },
    },
}
