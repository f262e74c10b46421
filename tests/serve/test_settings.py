"""Settings: typed, read once, refused by name."""

import base64
import stat
from pathlib import Path

import pytest

from app.settings import Settings, SettingsError, describe, with_own_secret

RANDOM = base64.b64encode(bytes(range(100, 132))).decode()
PRODUCTION = {
    "CM_ENV": "production",
    "CM_SECRET_KEYS": f"k1:{RANDOM}",
    "CM_PUBLIC_URL": "https://play.example.org",
    "CM_DATABASE_URL": "postgresql://app:x@db/app",
    "CM_REDIS_URL": "redis://cache:6379",
    "CM_S3_ENDPOINT": "https://store.example.org",
    "CM_S3_BUCKET": "campaign",
    "CM_S3_ACCESS_KEY": "a",
    "CM_S3_SECRET_KEY": "b",
    "CM_SMTP_URL": "smtps://mail.example.org",
}


def test_with_nothing_set_there_is_a_server_for_a_laptop() -> None:
    settings = Settings.from_env({"HOME": "/"})
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8000, 1)
    assert settings.public_url == "http://localhost:8000"
    assert settings.web_origins == ("http://localhost:8000",)
    assert settings.data_dir == Path.cwd() / ".data"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CM_PORT", "0"),
        ("CM_PORT", "eight"),
        ("CM_PORT", "-1"),
        ("CM_PORT", "٨"),
        ("CM_ENV", "prod"),
        ("CM_WORKERS", "0"),
        ("CM_PUBLIC_URL", "play.example.org"),
        ("CM_DATABASE_URL", "mysql://x/y"),
        ("CM_REDIS_URL", "cache:6379"),
        ("CM_SMTP_URL", "mail.example.org:25"),
        ("CM_WEB_ORIGINS", "https://a.example/path"),
        ("CM_WEB_ORIGINS", "*"),
        ("CM_TRUSTED_PROXIES", "everybody"),
        ("CM_SECRET_KEYS", "k1:short"),
        ("CM_SECRET_KEYS", f"k1:{RANDOM},k1:{RANDOM}"),
        ("CM_SECRET_KEYS", f"{RANDOM}"),
        ("CM_LOG_LEVEL", "loud"),
        ("CM_SECOND_FACTOR", "maybe"),
        ("CM_PROT", "8000"),
        ("CM_PUBLIC_URL", "http://[broken"),
    ],
)
def test_a_wrong_setting_is_refused_with_its_name(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=variable):
        Settings.from_env({variable: value})


def test_a_second_factor_is_offered_unless_an_operator_requires_it() -> None:
    assert Settings.from_env({}).second_factor == "offered"
    assert Settings.from_env({"CM_SECOND_FACTOR": "required"}).second_factor == "required"


@pytest.mark.parametrize("needed", ["CM_S3_BUCKET", "CM_S3_ACCESS_KEY", "CM_S3_SECRET_KEY"])
def test_a_store_without_all_its_settings_is_refused(needed: str) -> None:
    env = {name: value for name, value in PRODUCTION.items() if name.startswith("CM_S3")}
    with pytest.raises(SettingsError, match=needed):
        Settings.from_env({**env, needed: ""})


def test_production_starts_with_everything_set() -> None:
    assert Settings.from_env(PRODUCTION).production


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("CM_SECRET_KEYS", ""),
        ("CM_PUBLIC_URL", ""),
        ("CM_PUBLIC_URL", "http://play.example.org"),
        ("CM_DATABASE_URL", ""),
        ("CM_REDIS_URL", ""),
        ("CM_S3_ENDPOINT", ""),
        ("CM_SMTP_URL", ""),
        ("CM_ARGON2_PROFILE", "cheapest"),
        ("CM_SECRET_KEYS", "k1:" + base64.b64encode(b"\x00" * 32).decode()),
        ("CM_SECRET_KEYS", "k1:" + base64.b64encode(b"change-me-change-me-change-me-ple").decode()),
    ],
)
def test_production_refuses_to_start_unprotected(variable: str, value: str) -> None:
    with pytest.raises(SettingsError, match=variable):
        Settings.from_env({**PRODUCTION, variable: value})


def test_workers_read_the_very_same_settings_from_their_environment() -> None:
    settings = Settings.from_env(
        {
            **PRODUCTION,
            "CM_TRUSTED_PROXIES": "10.0.0.0/8, 192.168.1.1",
            "CM_PLUGINS_PATH": "/srv/a:/srv/b",
            "CM_WEB_ORIGINS": "https://a.example,https://b.example:8443",
        }
    )
    assert Settings.from_env(settings.to_env()) == settings


def test_a_printed_setting_shows_no_secret() -> None:
    shown = repr(Settings.from_env({**PRODUCTION, "CM_S3_SECRET_KEY": "hidden-one"}))
    assert "app:x@db" not in shown
    assert "hidden-one" not in shown
    assert RANDOM not in shown


def test_a_secret_is_made_once_kept_private_and_found_again(tmp_path: Path) -> None:
    settings = Settings.from_env({"CM_DATA_DIR": str(tmp_path / "data")})
    first, second = with_own_secret(settings), with_own_secret(settings)
    assert first.signing_key == second.signing_key
    assert len(first.signing_key.key) == 32
    assert stat.S_IMODE((tmp_path / "data" / "secret_keys").stat().st_mode) == 0o600
    assert with_own_secret(first) is first


def test_a_damaged_secret_is_said_and_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret_keys").write_text("k1:")
    with pytest.raises(SettingsError, match="CM_SECRET_KEYS"):
        with_own_secret(Settings.from_env({"CM_DATA_DIR": str(tmp_path)}))
    assert (tmp_path / "secret_keys").read_text() == "k1:"


def test_every_setting_has_a_line_of_help() -> None:
    lines = list(describe())
    assert {"CM_PORT", "CM_DATA_DIR", "CM_SECRET_KEYS"} <= {line.variable for line in lines}
    assert all(line.help for line in lines)
