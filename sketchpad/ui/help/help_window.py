"""Help: a list of pages, and the page."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QUrl, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from sketchpad.session.session import Session
from sketchpad.ui.help.help_pages import Page, read_pages
from sketchpad.ui.languages import spoken

FIRST = "01-getting-started.md"
LIST_WIDTH, MARGIN = 240, 14


class HelpWindow(QDialog):
    """Stays open beside the window; closes with Esc."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Help"))
        self._pages: dict[str, Page] = {}
        self._wanted = FIRST
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Search"))
        self.list = QListWidget()
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(MARGIN)
        for widget, name, tip in (
            (self.search, self.tr("Search"), self.tr("Only pages that have these words")),
            (self.list, self.tr("Pages"), self.tr("The pages of help")),
            (self.text, self.tr("Page"), self.tr("The page; its links lead to others")),
        ):
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        self._lay_out()
        self.search.textChanged.connect(self._fill)
        self.list.currentRowChanged.connect(self._on_row_chosen)
        self.text.anchorClicked.connect(self._on_link)
        language = spoken(session.preferences.choices.language)
        session.background.run(lambda: read_pages(language), self._use, session.notice.emit)
        self.resize(860, 620)

    @property
    def shown(self) -> Page | None:
        """The page that is shown."""
        row = self.list.currentRow()
        return self._found()[row] if row >= 0 else None

    def open_page(self, name: str) -> None:
        """Show a page, as soon as it is there."""
        self._wanted = name
        if self._pages:
            self.search.clear()
            self.list.setCurrentRow(list(self._pages).index(name))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.search)
        left.addWidget(self.list)
        for widget in (self.search, self.list):
            widget.setFixedWidth(LIST_WIDTH)
        layout = QHBoxLayout(self)
        layout.addLayout(left)
        layout.addWidget(self.text, 1)

    def _use(self, pages: tuple[Page, ...]) -> None:
        self._pages = {page.name: page for page in pages}
        self._fill()
        self.open_page(self._wanted)
        self.text.setFocus()

    def _found(self) -> list[Page]:
        return [page for page in self._pages.values() if page.has(self.search.text())]

    @Slot()
    def _fill(self) -> None:
        """List what has the words; the page that was shown stays, if it is among them."""
        found = self._found()
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([page.title for page in found])
        names = [page.name for page in found]
        self.list.setCurrentRow(names.index(self._wanted) if self._wanted in names else 0)

    @Slot(int)
    def _on_row_chosen(self, row: int) -> None:
        if row < 0:
            self.text.clear()
            return
        page = self._found()[row]
        self._wanted = page.name
        self.text.setMarkdown(page.text)
        if first := next(iter(self.search.text().split()), ""):
            self.text.find(first)

    @Slot(QUrl)
    def _on_link(self, link: QUrl) -> None:
        if link.path() in self._pages:
            self.open_page(link.path())
