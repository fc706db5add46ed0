"""The inbox: candidates wait here until a person accepts, edits or rejects them."""

from pipelines.capture.inbox.store import Counts, Inbox, inbox_folder

__all__ = ["Counts", "Inbox", "inbox_folder"]
