"""`new`: a planned session with its agenda, from a template or from the session before."""

from __future__ import annotations

import argparse
import secrets

from msgspec.structs import replace

from itot_workshop.commands.answer import Stop, say
from itot_workshop.commands.house import House, read
from itot_workshop.domain.pack import Form, Pack
from itot_workshop.domain.planning import plan_follow_up, plan_session
from itot_workshop.domain.session import Session
from itot_workshop.storage.packs import load_pack

_PACK = "itot-core"


def new_id() -> str:
    """A random id."""
    return secrets.token_hex(8)


def new(house: House, args: argparse.Namespace) -> int:
    """Plan a session, keep it in the library, print where."""
    if not args.title.strip():
        raise Stop("A session needs a title; --title is empty.")
    session = _follow_up(house, args) if args.follows else _first(house, args)
    opened = house.library.create(session)
    opened.file.close()
    say([str(opened.file.path)])
    return 0


def _first(house: House, args: argparse.Namespace) -> Session:
    pack = load_pack(house.packs, args.pack or _PACK)
    return plan_session(
        pack,
        args.template or _template(pack, args.form or "full"),
        title=args.title,
        date=args.date,
        new_id=new_id,
        organisation=args.organisation,
        site=args.site,
        form=args.form,
    )


def _follow_up(house: House, args: argparse.Namespace) -> Session:
    previous = read(house, args.follows)
    planned = plan_follow_up(
        previous,
        title=args.title,
        date=args.date,
        new_id=new_id,
        template=args.template,
        form=args.form,
        pack=load_pack(house.packs, args.pack) if args.pack else None,
    )
    about = replace(
        planned.about,
        organisation=args.organisation or planned.about.organisation,
        site=args.site or planned.about.site,
    )
    return replace(planned, about=about)


def _template(pack: Pack, form: Form) -> str:
    """The pack's first agenda for a first session in this form."""
    first = [template for template in pack.templates if not template.follow_up]
    fitting = [template for template in first if template.form == form]
    for template in (*fitting, *first, *pack.templates):
        return template.id
    raise Stop(f"The content pack “{pack.pack.id}” has no agenda, so nothing can be planned.")
