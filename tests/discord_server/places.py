"""The half of the facade that furnishes the server: guilds, channels, roles, people."""

from typing import Any

import discord

from tests.discord_server import messages
from tests.discord_server.gateway import GUILDS, Gateway
from tests.discord_server.interactions import Interactions
from tests.discord_server.payloads import channel_json, role_json
from tests.discord_server.people import Person
from tests.discord_server.state import EVERYONE_MAY, Channel, Event, Guild, Message, Role, World


class Places:
    """Adding and removing; what is added to a running server is announced on the gateway."""

    world: World
    gateway: Gateway
    interactions: Interactions
    people: list[Person]

    def add_guild(
        self, name: str = "News", *, has_bot: bool = True, locale: str = "en-US"
    ) -> Guild:
        """Add a guild with the channel #general; everyone added so far and later is a member."""
        world = self.world
        guild = Guild(world.new_id(), name, world.owner, has_bot, locale=locale)
        guild.roles[guild.id] = Role(guild.id, "@everyone", EVERYONE_MAY)
        world.guilds[guild.id] = guild
        guild.members = {user.id: [] for user in world.users.values() if has_bot or not user.bot}
        self.add_channel(guild, "general", announce=False)
        if has_bot:
            self.gateway.guild_created(guild)
        return guild

    def add_channel(
        self, guild: Guild, name: str, *, type: int = 0, announce: bool = True
    ) -> Channel:
        """Add a channel, of text unless another of Discord's numbers is given."""
        channel = Channel(self.world.new_id(), type, name, guild)
        guild.channels[channel.id] = self.world.channels[channel.id] = channel
        if announce:
            self._tell(guild, "CHANNEL_CREATE", channel)
        return channel

    def add_role(self, guild: Guild, name: str, **permissions: bool) -> Role:
        """Add a mentionable role with the named permissions."""
        granted = discord.Permissions(**permissions)
        role = Role(self.world.new_id(), name, granted, True, len(guild.roles))
        guild.roles[role.id] = role
        self._tell_guild(guild, role)
        return role

    def add_own_role(self, guild: Guild) -> Role:
        """Add the role that Discord gives an invited bot; here everyone may mention it."""
        role = self.add_role(guild, self.world.bot.name)
        role.bot = self.world.bot
        self.give_role(guild, None, role)
        return role

    def give_role(self, guild: Guild, person: Person | None, role: Role) -> None:
        """Give a role to a member; None is the bot."""
        user = self.world.bot if person is None else person.user
        guild.members[user.id].append(role.id)

    def add_user(
        self,
        name: str = "reader",
        locale: str = "en-US",
        *,
        administrator: bool = False,
        **permissions: bool,
    ) -> Person:
        """Add a person to every guild, with these permissions (manage_messages=True) in each."""
        person = Person(self.world, self.interactions, self.world.add_user(name, locale=locale))
        self.people.append(person)
        for guild in self.world.guilds.values():
            guild.members[person.id] = []
            if administrator or permissions:
                wanted = {"administrator": True} if administrator else permissions
                self.give_role(guild, person, self.add_role(guild, name, **wanted))
        return person

    @property
    def owner(self) -> Person:
        """The person who owns the application and every guild."""
        return Person(self.world, self.interactions, self.world.owner)

    def deny(self, channel: Channel, *permissions: str) -> None:
        """Take permissions from the bot in a channel, such as ``"send_messages"``."""
        self._deny(channel, dict.fromkeys(permissions, True))

    def allow(self, channel: Channel, *permissions: str) -> None:
        """Give back what ``deny`` took."""
        self._deny(channel, dict.fromkeys(permissions, False))

    def hide(self, channel: Channel) -> None:
        """Take a channel from everybody's sight; the bot and administrators see it still."""
        channel.hidden = True
        if channel.guild is not None:
            self._tell(channel.guild, "CHANNEL_UPDATE", channel)

    def _deny(self, channel: Channel, changes: dict[str, bool]) -> None:
        channel.denied = discord.Permissions(channel.denied.value, **changes)
        if channel.guild is not None:
            self._tell(channel.guild, "CHANNEL_UPDATE", channel)

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel with all that is in it; of its threads Discord says nothing more."""
        threads = [each for each in self.world.channels.values() if each.parent is channel]
        for each in (channel, *threads):
            del self.world.channels[each.id]
            for message in each.messages.values():
                message.deleted = True
        if channel.guild is not None:
            data = channel_json(channel, self.world)
            channel.guild.channels.pop(channel.id, None)
            name = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
            self.world.publish(Event(name, data, GUILDS, channel.guild))

    def remove_guild(self, guild: Guild) -> None:
        """Take the bot out of a guild, as kicking it does."""
        guild.has_bot = False
        guild.members.pop(self.world.bot.id, None)
        self.world.publish(Event("GUILD_DELETE", {"id": str(guild.id)}, GUILDS, guild))

    def guild_unavailable(self, guild: Guild) -> None:
        """Make a guild unavailable, as an outage does; ``guild_available`` ends it."""
        guild.available = False
        data = {"id": str(guild.id), "unavailable": True}
        self.world.publish(Event("GUILD_DELETE", data, GUILDS, guild))

    def guild_available(self, guild: Guild) -> None:
        guild.available = True
        self.gateway.guild_created(guild)

    def delete(self, *gone: Message) -> None:
        """Delete any messages of a channel, as a moderator does; several go in one event."""
        messages.delete(self.world, *gone)

    def _tell(self, guild: Guild, name: str, channel: Channel) -> None:
        if guild.has_bot:
            self.world.publish(Event(name, channel_json(channel, self.world), GUILDS, guild))

    def _tell_guild(self, guild: Guild, role: Role) -> None:
        data: dict[str, Any] = {"guild_id": str(guild.id), "role": role_json(role)}
        if guild.has_bot:
            self.world.publish(Event("GUILD_ROLE_CREATE", data, GUILDS, guild))
