#include "ui/widgets/homereader.h"

#include "ui/models/homereading.h"
#include "ui/theme.h"
#include "ui/widgets/notelabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

HomeReader::HomeReader(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_reading(new HomeReading(this)),
      m_note(new NoteLabel(tr("How Home Assistant stands"), theme, this)),
      m_read(new QPushButton(tr("&Read Home Assistant now"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    layout->addWidget(m_note);
    layout->addWidget(m_read, 0, Qt::AlignLeft);
    m_read->setAutoDefault(false);
    connect(m_reading, &HomeReading::changed, this, &HomeReader::showState);
    connect(m_read, &QPushButton::clicked, m_reading, &HomeReading::begin);
    showState();
}

void HomeReader::setSource(MetadataSource *source)
{
    m_reading->setSource(source);
}

QString HomeReader::text() const
{
    return m_note->text();
}

void HomeReader::showState()
{
    m_note->say(m_reading->look());
    m_read->setVisible(m_reading->isFollowed());
    m_read->setEnabled(m_reading->canBegin());
}

} // namespace hearthbook
