"""The report in the archive that a check has left: a stranger's file, of which nothing is unpacked onto a disk."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib

from awesome.pullrequest.report import FILE_NAME, MOST_BYTES, Report, ReportError, decode

NAME = "pull-request"
"""What the check calls its artifact."""

MOST_ARCHIVE_BYTES = 1_000_000

_PLAIN_FILE = 0
_ENCRYPTED = 0x1


def read_archive(data: bytes) -> Report:
    """The report in an archive that holds it and nothing else.

    Raises:
        ReportError: the archive, or what is in it, is otherwise than the check leaves it.
    """
    if len(data) > MOST_ARCHIVE_BYTES:
        raise ReportError(f"the archive has more than {MOST_ARCHIVE_BYTES:,} bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return decode(_only_file(archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError) as error:
        raise ReportError("the archive cannot be read") from error


def _only_file(archive: zipfile.ZipFile) -> bytes:
    members = archive.infolist()
    if len(members) != 1:
        raise ReportError(f"the archive holds {len(members):,} files, where one is wanted")
    member = members[0]
    # what the archive calls its file is looked at and never used
    if member.filename != FILE_NAME or member.orig_filename != FILE_NAME:
        raise ReportError(f"the file in the archive is not called {FILE_NAME}")
    if stat.S_IFMT(member.external_attr >> 16) not in (_PLAIN_FILE, stat.S_IFREG):
        raise ReportError("what is in the archive is no plain file")
    if member.flag_bits & _ENCRYPTED:
        raise ReportError("the file in the archive is encrypted")
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ReportError("the file in the archive is compressed in a way that the check does not use")
    if member.file_size > MOST_BYTES:
        raise ReportError(f"the report has more than {MOST_BYTES:,} bytes")
    # what the archive says of the size is not believed: no more than this is ever inflated
    with archive.open(member) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ReportError(f"the report has more than {MOST_BYTES:,} bytes")
    return content
