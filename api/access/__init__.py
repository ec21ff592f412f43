"""Who may do what. For those who write routes and pages:

**Routes.** A route that writes names the least role that may use it; everything else follows, OpenAPI included:

    @router.post("/review/{id}/accept", dependencies=[needs(Role.REVIEWER)], responses=declared(*REFUSALS))
    async def accept(caller: SignedIn, ...): ...          # caller.name is what a judgement is signed with

`needs`, `SignedIn` and `REFUSALS` are in `api.access.roles`. Roles, each with all rights of those before it: reader, loader, reviewer,
admin. Whatever a route says, `api.access.gate` lets no request pass that may change something and comes without a valid key, asks
for a key to read where DYAD_READ=key says so, counts requests (429) and keeps the audit.

**Pages.** A browser exchanges a key for a session, `api.access.session`:

- `caller_of(request)` (`api.access.caller`): who asks, or None. `caller.allows(Role.LOADER)` says whether the Add form is of use to them.
- `await sign_in(request, key, answer)`: checks the key, starts a session, sets its cookie (HttpOnly, SameSite=Strict) on `answer`.
  Raises `WrongKey` (401), with a sentence to show above the form.
- `await sign_out(request, answer)`: ends the session and removes the cookie.
- `csrf_token(request)`: put it into every form that posts, `<input type="hidden" name="csrf" value="...">`; "" without a session.
- `check_csrf(request, form.get("csrf"))`: call it first in every handler of such a form; raises `CrossSite` (403). Requests with a key of
  their own in `Authorization` pass: no other site can send those.
- `LOGIN` is the address of the login page. `GET /login?next=/add` is where the gate sends a browser that needs a key (303);
  `next` may be any text: `safe_next(text)` gives the path to go on to. Form fields: `key`, `next`.
  POST /login and POST /logout are open to those without a key; every other POST needs role loader at least.
"""
