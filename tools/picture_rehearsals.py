"""Takes pictures of every moment of whole workshops, to be looked at one by one.

    python tools/picture_rehearsals.py --to DIR
    python tools/picture_rehearsals.py --to DIR --template pulse-60 --look dark --participants 6

Every agenda of the content pack is rehearsed on the real windows, in both looks unless told
otherwise. Each moment leaves a picture of the console, the stage and the booth in each size they
have to look well in.
"""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.make_pictures import rooms  # noqa: E402

if TYPE_CHECKING:
    from itot_workshop.charts.look import Scheme

CONSOLE = ((1280, 720), (1920, 1080))
STAGE = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))
BOOTH = ((1024, 768), (1280, 720), (1920, 1080))
TEMPLATES = ("pulse-60", "half-day-210", "follow-up-90")
LOOKS: tuple[Scheme, ...] = ("light", "dark")


def main() -> int:
    """Rehearse what was asked for; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--to", metavar="DIR", type=Path, required=True, help="a new folder")
    parser.add_argument("--template", choices=TEMPLATES, help="one agenda instead of all")
    parser.add_argument("--look", choices=LOOKS, help="one look instead of both")
    parser.add_argument("--participants", metavar="N", type=int, default=14)
    parser.add_argument("--seed", metavar="K", type=int, default=1)
    args = parser.parse_args()
    with rooms():
        for template in (args.template,) if args.template else TEMPLATES:
            for look in (args.look,) if args.look else LOOKS:
                code = rehearse(args, template, look)
                if code:
                    return code
    return 0


def rehearse(args: argparse.Namespace, template: str, look: Scheme) -> int:
    """Play one agenda in one look into a folder of its own; gives the exit code."""
    from itot_workshop.app import perform
    from itot_workshop.commands import rehearsing
    from itot_workshop.commands.arguments import parse
    from itot_workshop.commands.house import house

    wanted = ["--template", template, "--participants", str(args.participants)]
    wanted += ["--seed", str(args.seed), "--to", str(args.to / f"{template}-{look}")]
    parsed = parse(["rehearse", *wanted])
    shots = partial(perform, console=CONSOLE, stage=STAGE, booth=BOOTH, look=look)
    return rehearsing.rehearse(house(parsed), parsed, shots)


if __name__ == "__main__":
    raise SystemExit(main())
