"""The REST routes under ``/api/v10`` that discord.py calls."""

from typing import cast

from aiohttp import web

from tests.discord_server import errors, messages
from tests.discord_server.exchange import callback_json
from tests.discord_server.faults import answer
from tests.discord_server.forms import check_commands
from tests.discord_server.gate import API, BODY, Handler
from tests.discord_server.interactions import Interactions
from tests.discord_server.payloads import (
    bot_permissions,
    channel_json,
    member_json,
    message_json,
    user_json,
)
from tests.discord_server.state import Channel, Event, Json, Message, World


class Rest:
    """The routes' handlers, over one world."""

    def __init__(self, world: World, interactions: Interactions) -> None:
        self.world, self.interactions = world, interactions
        self.by_nonce: dict[str, Message] = {}

    def routes(self) -> list[web.RouteDef]:
        message = "/channels/{channel}/messages/{message:\\d+}"
        webhook = "/webhooks/{application}/{token}"
        original = webhook + "/messages/{message:@original|\\d+}"
        commands = "/applications/{application}/commands"
        guild_commands = "/applications/{application}/guilds/{guild}/commands"
        table: list[tuple[str, str, Handler]] = [
            ("GET", "/users/@me", self.me),
            ("GET", "/users/{user:\\d+}", self.user),
            ("GET", "/guilds/{guild}/members/{user}", self.member),
            ("GET", "/oauth2/applications/@me", self.application),
            ("GET", "/gateway/bot", self.gateway),
            ("POST", "/users/@me/channels", self.direct_channel),
            ("GET", "/channels/{channel}", self.channel),
            ("PATCH", "/channels/{channel}", self.edit_channel),
            ("POST", "/channels/{channel}/typing", self.typing),
            ("GET", "/channels/{channel}/messages", self.history),
            ("POST", "/channels/{channel}/messages", self.create_message),
            ("GET", message, self.message),
            ("PATCH", message, self.edit_message),
            ("DELETE", message, self.delete_message),
            ("POST", message + "/threads", self.create_thread),
            ("PUT", message + "/reactions/{emoji}/@me", self.nothing),
            ("DELETE", message + "/reactions/{emoji}/@me", self.nothing),
            ("GET", commands, self.commands),
            ("PUT", commands, self.set_commands),
            ("GET", guild_commands, self.commands),
            ("PUT", guild_commands, self.set_commands),
            ("POST", "/interactions/{id}/{token}/callback", self.callback),
            ("POST", webhook, self.follow_up),
            ("GET", original, self.answer_message),
            ("PATCH", original, self.edit_answer),
            ("DELETE", original, self.delete_answer),
        ]
        return [web.route(method, API + path, handler) for method, path, handler in table]

    async def nothing(self, request: web.Request) -> web.Response:
        return web.Response(status=204)

    async def me(self, request: web.Request) -> web.Response:
        return answer(user_json(self.world.bot))

    async def user(self, request: web.Request) -> web.Response:
        user = self.world.users.get(int(request.match_info["user"]))
        if user is None:
            raise errors.unknown_user()
        return answer(user_json(user))

    async def member(self, request: web.Request) -> web.Response:
        guild = self.world.guilds.get(int(request.match_info["guild"]))
        user = self.world.users.get(int(request.match_info["user"]))
        if guild is None or user is None or user.id not in guild.members:
            raise errors.unknown_user() if guild else errors.unknown_guild()
        return answer(member_json(guild, user))

    async def application(self, request: web.Request) -> web.Response:
        bot, owner = self.world.bot, self.world.owner
        about: Json = {"id": str(bot.id), "name": bot.name, "description": "", "icon": None}
        about |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "0" * 64}
        about |= {"owner": user_json(owner), "flags": 0, "team": None, "rpc_origins": []}
        return answer(about | {"summary": "", "redirect_uris": []})

    async def gateway(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        url = f"{self.world.url.replace('http', 'ws', 1)}/gateway/"
        return answer({"url": url, "shards": 1, "session_start_limit": limit})

    async def direct_channel(self, request: web.Request) -> web.Response:
        user = self.world.users.get(int(request[BODY].payload["recipient_id"]))
        if user is None:
            raise errors.unknown_user()
        return answer(channel_json(self.world.direct_channel(user), self.world))

    def _channel(self, request: web.Request, *names: str) -> Channel:
        channel = self.world.channels.get(int(request.match_info["channel"]))
        if channel is None or (channel.guild is not None and not channel.guild.has_bot):
            raise errors.unknown_channel() if channel is None else errors.missing_access()
        messages.require(self.world, channel, *names)
        return channel

    async def channel(self, request: web.Request) -> web.Response:
        return answer(channel_json(self._channel(request), self.world))

    async def edit_channel(self, request: web.Request) -> web.Response:
        """Archive a thread, which its opener and who manages threads may; nothing else is known."""
        thread = self._channel(request)
        if not thread.is_thread or request[BODY].payload != {"archived": True}:
            raise errors.missing_permissions()
        if thread.owner is not self.world.bot:
            messages.require(self.world, thread, "manage_threads")
        thread.archived = True
        data = channel_json(thread, self.world)
        self.world.publish(Event("THREAD_UPDATE", data, messages.GUILDS, thread.guild))
        self.world.changed()
        return answer(data)

    async def typing(self, request: web.Request) -> web.Response:
        self._channel(request, "send_messages")
        return web.Response(status=204)

    async def history(self, request: web.Request) -> web.Response:
        channel, query = self._channel(request, "read_message_history"), request.query
        before, after = int(query.get("before", 1 << 64)), int(query.get("after", 0))
        found = [m for i, m in channel.messages.items() if after < i < before and not m.viewer]
        limit = int(query.get("limit", 50))
        found = found[:limit] if "after" in query else found[-limit:]
        return answer([message_json(message, self.world) for message in reversed(found)])

    async def create_message(self, request: web.Request) -> web.Response:
        channel, body = self._channel(request), request[BODY]
        needed = ["send_messages_in_threads" if channel.is_thread else "send_messages"]
        needed += ["attach_files"] if body.files else []
        messages.require(self.world, channel, *needed)
        reads = bot_permissions(channel, self.world).read_message_history
        if body.payload.get("message_reference") and not reads:
            raise errors.no_history()
        if channel.recipient is not None and not channel.recipient.accepts_dms:
            raise errors.cannot_message_user()
        nonce = body.payload.get("nonce") if body.payload.get("enforce_nonce") else None
        written = self.by_nonce.get(str(nonce))
        if written is None:
            written = messages.write(self.world, channel, self.world.bot, body)
        if nonce is not None:  # sent again, it is this message that is given
            self.by_nonce[str(nonce)] = written
        return answer(message_json(written, self.world))

    def _message(self, request: web.Request, *names: str) -> Message:
        channel = self._channel(request, *names)
        found = channel.messages.get(int(request.match_info["message"]))
        if found is None or found.viewer is not None:
            raise errors.unknown_message()
        return found

    async def message(self, request: web.Request) -> web.Response:
        return answer(message_json(self._message(request, "read_message_history"), self.world))

    async def edit_message(self, request: web.Request) -> web.Response:
        message = self._message(request)
        if message.author is not self.world.bot:
            raise errors.not_the_author()
        return answer(message_json(messages.edit(self.world, message, request[BODY]), self.world))

    async def delete_message(self, request: web.Request) -> web.Response:
        message = self._message(request)
        if message.author is not self.world.bot:
            messages.require(self.world, message.channel, "manage_messages")
            if message.channel.guild is None:
                raise errors.missing_permissions()
        messages.delete(self.world, message)
        return web.Response(status=204)

    async def create_thread(self, request: web.Request) -> web.Response:
        message = self._message(request, "create_public_threads")
        name = request[BODY].payload.get("name") or ""
        thread = messages.open_thread(self.world, message, name, self.world.bot)
        return answer(channel_json(thread, self.world), 201)

    def _guild_key(self, request: web.Request) -> int | None:
        guild = request.match_info.get("guild")
        if guild is not None and int(guild) not in self.world.guilds:
            raise errors.missing_access()
        return int(guild) if guild is not None else None

    async def commands(self, request: web.Request) -> web.Response:
        return answer(self.world.commands.get(self._guild_key(request), []))

    async def set_commands(self, request: web.Request) -> web.Response:
        key, wanted = self._guild_key(request), cast(list[Json], request[BODY].payload)
        check_commands(wanted)
        known = {(c["type"], c["name"]): c["id"] for c in self.world.commands.get(key, [])}
        self.world.commands[key] = registered = []
        for command in wanted:
            kind = command.get("type", 1)
            identifier = known.get((kind, command["name"])) or str(self.world.new_id())
            about: Json = {"id": identifier, "application_id": str(self.world.bot.id)}
            about |= {"type": kind, "version": identifier, "description": ""} | command
            registered.append(about if key is None else about | {"guild_id": str(key)})
        return answer(registered)

    async def callback(self, request: web.Request) -> web.Response:
        id, token = int(request.match_info["id"]), request.match_info["token"]
        interaction = self.interactions.respond(id, token, request[BODY])
        if request.query.get("with_response") in ("1", "true"):
            return answer(callback_json(interaction, self.world))
        return web.Response(status=204)

    async def follow_up(self, request: web.Request) -> web.Response:
        interaction = self.interactions.by_webhook(request.match_info["token"])
        written = self.interactions.follow_up(interaction, request[BODY])
        return answer(message_json(written, self.world))

    async def answer_message(self, request: web.Request) -> web.Response:
        interaction = self.interactions.by_webhook(request.match_info["token"])
        found = self.interactions.find(interaction, request.match_info["message"])
        return answer(message_json(found, self.world))

    async def edit_answer(self, request: web.Request) -> web.Response:
        interaction = self.interactions.by_webhook(request.match_info["token"])
        found = self.interactions.find(interaction, request.match_info["message"])
        edited = self.interactions.edit(interaction, found, request[BODY])
        return answer(message_json(edited, self.world))

    async def delete_answer(self, request: web.Request) -> web.Response:
        interaction = self.interactions.by_webhook(request.match_info["token"])
        messages.delete(
            self.world, self.interactions.find(interaction, request.match_info["message"])
        )
        return web.Response(status=204)

    async def attachment(self, request: web.Request) -> web.Response:
        """Serve an uploaded file, as Discord's file store does."""
        wanted = int(request.match_info["id"])
        for channel in self.world.channels.values():
            for message in channel.messages.values():
                for each in message.attachments:
                    if each.id == wanted:
                        return web.Response(body=each.data, content_type=each.content_type)
        raise web.HTTPNotFound
