"""What a person at the official client can do: write, and use commands, buttons and forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.fake_discord import components, picker, views
from tests.fake_discord.command_rules import MESSAGE, USER
from tests.fake_discord.errors import ClientRejected
from tests.fake_discord.interactions import (
    AUTOCOMPLETE,
    COMMAND,
    COMPONENT,
    MODAL_SUBMIT,
    Interaction,
)
from tests.fake_discord.messages import Msg
from tests.fake_discord.objects import Json
from tests.fake_discord.writers import Writer

if TYPE_CHECKING:
    from tests.fake_discord.channels import Channel
    from tests.fake_discord.server import FakeDiscord


class User(Writer):
    """A person, who writes, and uses what the bot offers."""

    def __init__(self, server: FakeDiscord, name: str, locale: str = "en-US") -> None:
        super().__init__(server, name, locale)
        server.users[self.id] = self

    def dm(self) -> Channel:
        """Direct messages between this person and the bot."""
        return self.server.dm_channel(self)

    def commands(self, channel: Channel) -> list[Json]:
        """The commands that this person is offered in a channel."""
        return list(picker.offered(self, channel))

    def menu(self, channel: Channel) -> dict[str, str]:
        """Names and descriptions of these commands, in the person's language where there is one."""
        return dict(picker.shown(command, self.locale) for command in self.commands(channel))

    async def slash(
        self, channel: Channel, path: str, options: Mapping[str, Any] | None = None
    ) -> Interaction:
        """Uses a command; `path` is "ask" or "admin reindex"."""
        data = self._command_data(channel, path, options)
        return self.server.interact(self, channel, COMMAND, data)

    async def context_menu(
        self, target: Msg | User, name: str, channel: Channel | None = None
    ) -> Interaction:
        """Uses a command from the menu of a message or (in a channel) of a person."""
        if isinstance(target, Msg):
            place = channel or target.channel
            if not any(target is seen for seen in self.sees(target.channel)):
                raise ClientRejected("the user does not see that message")
            kind, resolved = MESSAGE, {"messages": {target.id: views.target(target)}}
        else:
            if channel is None:
                raise ValueError("a person's menu is opened in a channel: name it")
            place, kind, resolved = channel, USER, {}
            picker.describe_person(target, place, resolved)
        command = picker.find(self, place, name, kind)
        data = {
            "id": command["id"],
            "name": command["name"],
            "type": kind,
            "target_id": target.id,
            "resolved": resolved,
        }
        return self.server.interact(self, place, COMMAND, data)

    async def autocomplete(
        self,
        channel: Channel,
        path: str,
        options: Mapping[str, Any],
        focused: str,
        timeout: float = 3.0,  # noqa: ASYNC109  # the public name
    ) -> list[Json]:
        """What the bot proposes while the option `focused` is being typed."""
        data = self._command_data(channel, path, options, focused)
        interaction = self.server.interact(self, channel, AUTOCOMPLETE, data)
        await interaction.acked(timeout)
        return interaction.choices or []

    async def click(self, msg: Msg, key: str) -> Interaction:
        """Presses a button: by custom id (or its part before a colon), or by label."""
        return self._use(msg, self._component(msg, key))

    async def select(self, msg: Msg, key: str, values: list[str]) -> Interaction:
        """Picks values in a select menu."""
        menu = self._component(msg, key)
        if menu["type"] == components.TEXT_SELECT:
            unknown = set(values) - {option["value"] for option in menu["options"]}
            if unknown:
                raise ClientRejected(f"not options of this select: {unknown}")
        least = 1 if menu.get("min_values") is None else menu["min_values"]
        if not least <= len(values) <= (menu.get("max_values") or 1):
            raise ClientRejected("wrong number of values")
        return self._use(msg, menu, values=values)

    async def submit_modal(self, ix: Interaction, values: Mapping[str, Any]) -> Interaction:
        """Fills in and sends the form that an interaction has opened."""
        if ix.modal is None:
            raise ClientRejected("no modal is open")
        rows = []
        for top in ix.modal["components"]:
            filled = [_filled(field, values) for field in components.fields(top)]
            if top["type"] == components.LABEL:
                rows.append({"type": components.LABEL, "id": 0, "component": filled[0]})
            else:
                rows.append({"type": components.ACTION_ROW, "id": 0, "components": filled})
        data = {"custom_id": ix.modal["custom_id"], "components": rows}
        return self.server.interact(self, ix.channel, MODAL_SUBMIT, data, ix.message)

    def _command_data(
        self,
        channel: Channel,
        path: str,
        options: Mapping[str, Any] | None,
        focused: str | None = None,
    ) -> Json:
        return picker.fill_in(self, channel, path, options or {}, focused)

    def _use(self, msg: Msg, component: Json, **more: Any) -> Interaction:
        data = {
            "component_type": component["type"],
            "custom_id": component["custom_id"],
            "id": component.get("id", 0),
            **more,
        }
        return self.server.interact(self, msg.channel, COMPONENT, data, msg)

    def _component(self, msg: Msg, key: str) -> Json:
        if not any(msg is seen for seen in self.sees(msg.channel)):
            raise ClientRejected("the user does not see that message")
        for component in msg.components:
            custom_id = component.get("custom_id") or ""
            if key in (custom_id, component.get("label")) or custom_id.startswith(f"{key}:"):
                if component.get("disabled"):
                    raise ClientRejected(f"{key!r} is disabled")
                if not custom_id:
                    raise ClientRejected(f"{key!r} is a link button")
                return component
        there = [
            component.get("custom_id") or component.get("label")
            for component in msg.components
            if component["type"] != components.ACTION_ROW
        ]
        raise ClientRejected(f"no component {key!r} on this message: {there}")


def _filled(field: Json, values: Mapping[str, Any]) -> Json:
    """A field of a form with what the person wrote or picked."""
    name = field["custom_id"]
    value = values.get(name, field.get("value") or "")
    is_text = field["type"] == components.TEXT_INPUT
    if is_text and field.get("required", True) and not value:
        raise ClientRejected(f"{name!r} is required")
    least, most = field.get("min_length") or 0, field.get("max_length") or components.MOST_TEXT
    if value and not least <= len(value) <= most:
        raise ClientRejected(f"{name!r}: bad length")
    filled = {"type": field["type"], "custom_id": name, "id": field.get("id", 0)}
    if is_text:
        return {**filled, "value": value}
    return {**filled, "values": value if isinstance(value, list) else [value]}
