#include "ui/widgets/detailpane.h"

#include "ui/fixedfont.h"
#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/devicelink.h"
#include "ui/widgets/elidedlabel.h"

#include <QFormLayout>
#include <QVBoxLayout>

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

DetailPane::DetailPane(std::vector<Column> lines, QWidget *parent)
    : QScrollArea(parent), m_lines(std::move(lines)),
      m_none(plainLabel(tr("Choose a row to see what is known of it."), viewport()))
{
    setAccessibleName(tr("Details"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(viewport());
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    m_none->setObjectName(u"faint"_s);
    layout->addWidget(m_none);
    layout->addStretch(1);
    setWidget(content);
}

void DetailPane::setHead(QWidget *head)
{
    static_cast<QVBoxLayout *>(widget()->layout())->insertWidget(0, head);
    m_bodyAt = 1;
}

void DetailPane::setSource(MetadataSource *source)
{
    m_source = source;
    m_texts.clear();
}

void DetailPane::setRow(const QJsonObject &row, const AreaNames &areas)
{
    QStringList texts;
    for (const Column &line : m_lines)
        texts += cellText(line, row, areas);
    m_row = row;
    if (texts == m_texts)
        return; // what is marked or focused stays so
    m_texts = texts;
    fill();
}

void DetailPane::fill()
{
    delete std::exchange(m_body, nullptr);
    m_none->setVisible(m_row.isEmpty());
    if (m_row.isEmpty())
        return;
    m_body = new QWidget(widget());
    auto *form = new QFormLayout(m_body);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Theme::near);
    form->setHorizontalSpacing(Theme::apart);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        if (const QString &text = m_texts.at(qsizetype(i)); !text.isEmpty())
            form->addRow(titleLabel(m_lines[i].title), valueWidget(m_lines[i], text));
    }
    static_cast<QVBoxLayout *>(widget()->layout())->insertWidget(m_bodyAt, m_body);
}

QLabel *DetailPane::titleLabel(const QString &title)
{
    QLabel *label = plainLabel(title, m_body);
    label->setObjectName(u"faint"_s);
    label->setWordWrap(false);
    return label;
}

QWidget *DetailPane::valueWidget(const Column &line, const QString &text)
{
    if (line.form != CellForm::Device)
        return valueLabel(line, text);
    auto *link = new DeviceLink(text, m_source, m_body);
    connect(link, &DeviceLink::clicked, this, [this, text] { Q_EMIT deviceWanted(text); });
    return link;
}

QLabel *DetailPane::valueLabel(const Column &line, const QString &text)
{
    QLabel *value = nullptr;
    if (line.form == CellForm::Id) {
        value = new ElidedLabel(text, m_body);
        value->setFont(fixedFont());
    } else {
        value = plainLabel(text, m_body);
        if (line.form == CellForm::Time)
            value->setToolTip(plainHint(cellHint(line, m_row)));
    }
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setAccessibleName(line.title);
    return value;
}

} // namespace hearthbook
