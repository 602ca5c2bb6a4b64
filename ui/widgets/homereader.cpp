#include "ui/widgets/homereader.h"

#include "ui/models/homereading.h"
#include "ui/widgets/notelabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

HomeReader::HomeReader(QVBoxLayout &layout, const Theme &theme, QWidget *parent)
    : QObject(parent), m_reading(new HomeReading(this)),
      m_note(new NoteLabel(tr("How Home Assistant stands"), theme, parent)),
      m_read(new QPushButton(tr("&Read Home Assistant now"), parent))
{
    layout.addWidget(m_note);
    layout.addWidget(m_read, 0, Qt::AlignLeft);
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
