"""The last export's choices, as the settings keep them."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from itot_workshop.reports.formats import FORMATS, HANDOUTS, Layout
from itot_workshop.storage import disk
from itot_workshop.storage.settings import Settings
from itot_workshop.ui.sheets.export_wish import SESSION_FILE, ExportWish, Wanted

_KNOWN: tuple[Wanted, ...] = (*FORMATS, SESSION_FILE, *HANDOUTS)


def remembered(settings: Settings, usual: ExportWish) -> ExportWish:
    """The choices of the last export; the usual ones for what was never chosen or is gone."""
    names = settings.export_formats.split()
    formats = tuple(name for name in _KNOWN if name in names)
    folder = Path(settings.export_folder)
    return replace(
        usual,
        formats=formats or usual.formats,
        layout=Layout(
            paper=settings.export_paper or usual.layout.paper,
            scale=settings.export_scale,
            language=settings.export_language,
            without=tuple(settings.export_without.split()),
        ),
        folder=folder if settings.export_folder and disk.is_folder(folder) else usual.folder,
        then_open=settings.export_opens,
    )


def kept(settings: Settings, wish: ExportWish) -> Settings:
    """The settings with these choices."""
    return replace(
        settings,
        export_formats=" ".join(wish.formats),
        export_without=" ".join(wish.layout.without),
        export_paper=wish.layout.paper,
        export_language=wish.layout.language,
        export_scale=3 if wish.layout.scale == 3 else 2,
        export_folder=str(wish.folder),
        export_opens=wish.then_open,
    )
