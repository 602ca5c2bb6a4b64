#pragma once

class QString;
class QTableView;

namespace hearthbook {

/// How all tables of the window look: whole rows without a grid, as high as the letters need. `name`: what it is called where it is
/// read aloud.
void setUpTable(QTableView &table, const QString &name);

} // namespace hearthbook
