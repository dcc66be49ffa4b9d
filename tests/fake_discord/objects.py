"""The JSON shapes of Discord's objects that tests do not vary: ids, users, roles, applications."""

from __future__ import annotations

import datetime
import itertools
import time
from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

DISCORD_EPOCH_MS = 1420070400000
TIME_SHIFT = 22
"""Ids carry their time above this many bits, and a counter below."""

INTENT_FLAGS = {
    "guild_presences": 1 << 13,
    "guild_members": 1 << 15,
    "message_content": 1 << 19,
}
"""Flags of a small bot's application, for the privileged intents that are switched on."""

_counter = itertools.count(1)


def snowflake() -> str:
    """A new id; later ids are greater."""
    elapsed_ms = int(time.time() * 1000) - DISCORD_EPOCH_MS
    return str(elapsed_ms << TIME_SHIFT | (next(_counter) & ((1 << TIME_SHIFT) - 1)))


def now() -> str:
    """This moment as Discord writes times."""
    return datetime.datetime.now(datetime.UTC).isoformat()


def without(fields: Mapping[str, Any], *names: str) -> Json:
    """A copy that lacks these fields."""
    return {name: value for name, value in fields.items() if name not in names}


def make_user(name: str, *, bot: bool = False, user_id: str | None = None) -> Json:
    """A user as others see them."""
    return {
        "id": user_id or snowflake(),
        "username": name,
        "discriminator": "0",
        "global_name": None if bot else name.title(),
        "avatar": None,
        "bot": bot,
        "system": False,
        "banner": None,
        "accent_color": None,
        "public_flags": 0,
        "flags": 0,
        "avatar_decoration_data": None,
        "collectibles": None,
        "clan": None,
        "primary_guild": None,
        "display_name_styles": None,
    }


def myself(user: Json) -> Json:
    """A bot's user as the bot itself sees it."""
    private = {"verified": True, "mfa_enabled": True, "email": None}
    return {**user, **private, "locale": "en-US", "premium_type": 0}


def make_role(name: str, permissions: int, position: int, role_id: str | None) -> Json:
    """A role without colour or icon."""
    return {
        "id": role_id or snowflake(),
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": position,
        "permissions": str(permissions),
        "managed": False,
        "mentionable": False,
        "flags": 0,
        "icon": None,
        "unicode_emoji": None,
        "description": None,
    }


def make_member(membership: Json) -> Json:
    """A member from what a guild keeps: user, nick, roles, joined_at."""
    return {
        "user": membership["user"],
        "nick": membership.get("nick"),
        "avatar": None,
        "banner": None,
        "roles": membership["roles"],
        "joined_at": membership["joined_at"],
        "premium_since": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
        "communication_disabled_until": None,
    }


PLAIN_GUILD: Json = {
    "icon": None,
    "description": None,
    "home_header": None,
    "splash": None,
    "discovery_splash": None,
    "banner": None,
    "application_id": None,
    "region": "us-west",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 0,
    "default_message_notifications": 0,
    "mfa_level": 0,
    "explicit_content_filter": 0,
    "max_presences": None,
    "max_members": 500000,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "rules_channel_id": None,
    "safety_alerts_channel_id": None,
    "public_updates_channel_id": None,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
    "nsfw_level": 0,
    "emojis": [],
    "stickers": [],
}
"""What every guild here has in common."""


FORUM_ALONE: Json = {
    "available_tags": [],
    "default_auto_archive_duration": 1440,
    "default_reaction_emoji": None,
    "default_sort_order": None,
    "default_forum_layout": 0,
    "default_thread_rate_limit_per_user": 0,
}
"""What forums have and other channels have not."""


def make_application(bot_user: Json, flags: int, guilds: int, user_installs: int) -> Json:
    """The application that a bot belongs to."""
    return {
        "id": bot_user["id"],
        "name": bot_user["username"],
        "icon": None,
        "description": "",
        "type": None,
        "bot": bot_user,
        "summary": "",
        "is_monetized": False,
        "is_verified": False,
        "is_discoverable": False,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": flags,
        "flags_new": str(flags),
        "hook": True,
        "storefront_available": False,
        "integration_types_config": {"0": {}, "1": {}},
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "interactions_version": 1,
        "interactions_event_types": [],
        "role_connections_verification_url": None,
        "owner": make_user("appowner", user_id="4242"),
        "approximate_guild_count": guilds,
        "approximate_user_install_count": user_installs,
        "approximate_user_authorization_count": 0,
        "event_webhooks_status": 1,
        "event_webhooks_types": [],
        "explicit_content_filter": 0,
        "team": None,
        "max_participants": None,
        "tags": [],
        "eligible_oauth2_scopes": [],
    }
