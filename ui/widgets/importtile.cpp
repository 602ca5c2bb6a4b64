#include "ui/widgets/importtile.h"

#include "ui/theme.h"
#include "ui/widgets/heading.h"

#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

ImportTile::ImportTile(ImportSource source, QWidget *parent) : QPushButton(parent), m_source(source)
{
    constexpr int narrowest = 200;
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->setSpacing(Theme::tight);
    auto *name = new Heading(importTitle(source), Heading::Section, this);
    auto *sentence = new QLabel(importSentence(source), this);
    sentence->setObjectName(u"faint"_s);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    for (QLabel *label : { static_cast<QLabel *>(name), sentence }) {
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
        label->setMinimumWidth(narrowest);
        layout->addWidget(label);
    }
    layout->addStretch(1);
    setAccessibleName(tr("Import: %1").arg(importTitle(source)));
    setAccessibleDescription(importSentence(source));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

QSize ImportTile::sizeHint() const
{
    return layout()->sizeHint();
}

QSize ImportTile::minimumSizeHint() const
{
    return layout()->minimumSize();
}

int ImportTile::heightForWidth(int width) const
{
    return layout()->heightForWidth(width);
}

} // namespace hearthbook
