#include "ui/widgets/detailpane.h"

#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/elidedlabel.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int titlePoints = 16;
constexpr int idPoints = 11;

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

DetailPane::DetailPane(QString title, std::vector<Column> lines, QWidget *parent)
    : QScrollArea(parent), m_titleField(std::move(title)), m_lines(std::move(lines)),
      m_title(plainLabel(tr("Nothing is chosen"), this))
{
    setObjectName(u"detail"_s);
    setAccessibleName(tr("Details"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Theme::margin, Theme::margin, Theme::margin, Theme::margin);
    layout->setSpacing(Theme::apart);
    QFont font = m_title->font();
    font.setPointSize(titlePoints);
    font.setWeight(QFont::DemiBold);
    m_title->setFont(font);
    layout->addWidget(m_title);
    layout->addStretch(1);
    setWidget(content);
}

void DetailPane::setRow(const QJsonObject &row, const AreaNames &areas)
{
    m_row = row;
    delete m_body;
    m_body = nullptr;
    m_title->setText(row.isEmpty() ? tr("Nothing is chosen") : row.value(m_titleField).toString());
    if (row.isEmpty())
        return;
    m_body = new QWidget(widget());
    m_form = new QFormLayout(m_body);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(Theme::near);
    m_form->setHorizontalSpacing(Theme::apart);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    for (const Column &line : m_lines) {
        if (const QString text = cellText(line, row, areas); !text.isEmpty())
            m_form->addRow(titleLabel(line.title), valueLabel(line, text));
    }
    static_cast<QVBoxLayout *>(widget()->layout())->insertWidget(1, m_body);
}

QLabel *DetailPane::titleLabel(const QString &title)
{
    QLabel *label = plainLabel(title, m_body);
    label->setObjectName(u"faint"_s);
    label->setWordWrap(false);
    return label;
}

QLabel *DetailPane::valueLabel(const Column &line, const QString &text)
{
    QLabel *value = nullptr;
    if (line.form == CellForm::Id) {
        value = new ElidedLabel(text, m_body);
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setPointSize(idPoints);
        value->setFont(fixed);
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
