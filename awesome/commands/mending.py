"""Writing what mends drift: a change for each kind, shown, agreed to and, if wished, committed."""

from __future__ import annotations

import argparse
from pathlib import Path

from awesome.cli import EXIT_FINDINGS, EXIT_OK, UsageError
from awesome.commands.common import remark, settle, today_of
from awesome.commands.verify import documents_in
from awesome.editing import EditError
from awesome.findings import safe
from awesome.model import KIND_OF_FILE
from awesome.verifying.kinds import KINDS, Kind
from awesome.verifying.listing import Listing
from awesome.verifying.proposals import CommitError, commit, message_of, proposed, uncommitted
from awesome.verifying.showing import counted
from awesome.verifying.state import State


def mend(options: argparse.Namespace, state: State) -> int:
    """Write kind after kind what is certain and safe; returns 0 if nothing is left to be mended."""
    try:
        if options.commit:
            _require_clean(options.root)
        for kind in KINDS.values():
            if kind.is_safe and kind.family in options.only:
                _mend_kind(options, state, kind)
    except (CommitError, EditError) as error:
        raise UsageError(str(error)) from error
    listing = Listing(documents_in(options.root), options.ids)
    left = [drift for drift in listing.drifts(state, options.only) if not drift.kind.is_note]
    if left:
        remark(f"{counted(len(left), 'finding')} left that somebody must judge")
    return EXIT_FINDINGS if left else EXIT_OK


def _mend_kind(options: argparse.Namespace, state: State, kind: Kind) -> None:
    # what the kind before has written is there now
    documents = documents_in(options.root)
    drifts = [drift for drift in Listing(documents, options.ids).drifts(state, options.only) if drift.kind == kind]
    found = proposed(options.root, documents, drifts, today_of(options))
    if found is None:
        return
    change, mended, left = found
    for drift in left:
        remark(f"{safe(drift.id)}: left as it is, since the check would not pass: {drift.message}")
    message = message_of(kind, len(mended))
    remark(message)
    if settle(change, options, unasked=False) == EXIT_OK and options.commit and not options.dry_run:
        commit(options.root, [Path(name).name for name in change.names], message)
        remark("committed")


def _require_clean(root: Path) -> None:
    changed = uncommitted(root, [name for name in KIND_OF_FILE if (root / name).exists()])
    if changed:
        names = " and ".join(safe(name) for name in changed)
        raise UsageError(f"{names}: there are changes that are not committed, and --commit would take them along")
