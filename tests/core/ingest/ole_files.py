"""OLE containers, small ones, as Outlook writes its mails into."""

from __future__ import annotations

import struct

SECTOR, MINI = 512, 64
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = dict[str, "bytes | Tree"]


def ole(tree: Tree) -> bytes:
    """Return a container with these streams and folders; each stream under 4,096 bytes."""
    entries: list[list[object]] = [["Root Entry", 5, _FREE, _FREE, _FREE, 0, 0]]
    mini = bytearray()
    chains: list[int] = []

    def add(folder: int, branch: Tree) -> None:
        # All entries of a folder in one chain to the right: a poor tree, but a valid one.
        last = -1
        for name, content in branch.items():
            index = len(entries)
            entries.append([name, 1, _FREE, _FREE, _FREE, _END, 0])
            entries[folder if last < 0 else last][4 if last < 0 else 3] = index
            last = index
            if isinstance(content, dict):
                entries[index][1] = 1
                add(index, content)
                entries[index][1] = "folder"
            elif content:
                start, count = len(chains), -(-len(content) // MINI)
                chains.extend([*range(start + 1, start + count), _END])
                mini.extend(content.ljust(count * MINI, b"\0"))
                entries[index][5:] = [start, len(content)]

    add(0, tree)
    directory = b"".join(map(_entry, entries))
    directory += _entry(["", 0, _FREE, _FREE, _FREE, 0, 0]) * (-len(entries) % 4)
    mini_fat = struct.pack(f"<{len(chains)}I", *chains)
    parts = [directory, _padded(bytes(mini)), _padded(mini_fat, b"\xff")]
    sizes = [len(part) // SECTOR for part in parts]
    starts = [1, 1 + sizes[0], 1 + sizes[0] + sizes[1]]
    fat = [_FAT]
    for start, size in zip(starts, sizes, strict=True):
        fat += [*range(start + 1, start + size), _END][:size]
    root = [*entries[0][:5], starts[1], len(mini)]
    parts[0] = _entry(root) + parts[0][128:]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, starts[0], 0, 4096,
        starts[2], sizes[2], _END, 0, 0,
    )  # fmt: skip
    head += struct.pack("<109I", *[_FREE] * 108, _FREE)[4:]
    return (
        head.ljust(SECTOR, b"\xff")
        + _padded(struct.pack(f"<{len(fat)}I", *fat), b"\xff")
        + b"".join(parts)
    )


def _entry(values: list[object]) -> bytes:
    name, kind, left, right, child, start, size = values
    text = f"{name}\0".encode("utf-16-le") if name else b""
    number = {"folder": 1, 1: 2}.get(kind, kind)  # type: ignore[call-overload]
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ", text, len(text), number, 1, left, right, child, 0, start, size
    )


def _padded(data: bytes, fill: bytes = b"\0") -> bytes:
    return data.ljust(-(-len(data) // SECTOR) * SECTOR, fill)
