#include "ui/dialogs/importwizard/choosestep.h"

#include "ui/fixedfont.h"
#include "ui/theme.h"
#include "ui/widgets/flowingtext.h"
#include "ui/widgets/homereader.h"
#include "ui/widgets/influxform.h"
#include "ui/widgets/notelabel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QLabel *plainLabel(QWidget *parent, const QString &style = {})
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setObjectName(style);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

} // namespace

ChooseStep::ChooseStep(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_source(new QComboBox(this)), m_sentence(plainLabel(this)),
      m_advice(plainLabel(this, u"faint"_s)), m_command(new FlowingText(this)),
      m_fileLabel(new QLabel(tr("&File"), this)), m_path(new QLineEdit(this)),
      m_userLabel(new QLabel(tr("For the &user"), this)), m_user(new QLineEdit(this)),
      m_marksGone(new QCheckBox(tr("The file lists all of the home: mark as &gone what it lacks"), this)),
      m_wrong(new NoteLabel(tr("What is wrong with the file"), theme, this)), m_takeAs(new QPushButton(this))
{
    for (const ImportSource source : importSources)
        m_source->addItem(importTitle(source), QVariant::fromValue(int(source)));
    m_source->setAccessibleName(tr("What to import"));
    m_source->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_path->setAccessibleName(tr("File"));
    m_path->setPlaceholderText(tr("Choose a file, or drop it here"));
    m_user->setAccessibleName(tr("For the user"));
    m_user->setText(u"default"_s);
    m_command->setAccessibleName(tr("What to run"));
    m_command->setFont(fixedFont());
    m_takeAs->setAutoDefault(false);
    layOut();
    sayWrong({});
    showSource();
    connect(m_source, &QComboBox::currentIndexChanged, this, &ChooseStep::showSource);
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        sayWrong({});
        Q_EMIT changed();
    });
    for (QLineEdit *field : { m_path, m_user })
        connect(field, &QLineEdit::returnPressed, this, &ChooseStep::goOnWanted);
    connect(m_influx, &InfluxForm::goOnWanted, this, &ChooseStep::goOnWanted);
    connect(m_influx, &InfluxForm::changed, this, [this] {
        sayWrong({});
        Q_EMIT changed();
    });
    connect(m_takeAs, &QPushButton::clicked, this, [this] {
        if (!m_other)
            return;
        setSource(*m_other);
        Q_EMIT goOnWanted();
    });
}

void ChooseStep::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::apart);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Theme::apart);
    form->setVerticalSpacing(Theme::near);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto *sourceLabel = new QLabel(tr("&Import"), this);
    sourceLabel->setBuddy(m_source);
    m_fileLabel->setBuddy(m_path);
    m_userLabel->setBuddy(m_user);
    m_fileRow = makeFileRow();
    form->addRow(sourceLabel, m_source);
    form->addRow(QString(), m_sentence);
    form->addRow(m_fileLabel, m_fileRow);
    form->addRow(m_userLabel, m_user);
    form->addRow(QString(), m_marksGone);
    m_influx = new InfluxForm(*form, this);
    layout->addLayout(form);
    layout->addWidget(m_wrong); // in the form a text of several lines would leave the other rows no room
    layout->addWidget(m_takeAs, 0, Qt::AlignLeft);
    m_home = new HomeReader(*layout, m_theme, this);
    layout->addWidget(m_advice);
    m_commandRow = makeCommandRow();
    layout->addWidget(m_commandRow);
    layout->addStretch(1);
}

QWidget *ChooseStep::makeFileRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    auto *choose = new QPushButton(tr("&Choose…"), row);
    choose->setAutoDefault(false);
    layout->addWidget(m_path, 1);
    layout->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, &ChooseStep::browse);
    return row;
}

QWidget *ChooseStep::makeCommandRow()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    auto *copy = new QPushButton(tr("C&opy"), row);
    copy->setAutoDefault(false);
    copy->setAccessibleName(tr("Copy what to run"));
    layout->addWidget(m_command, 1);
    layout->addWidget(copy, 0, Qt::AlignTop);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(importCommand(source())); });
    return row;
}

ImportSource ChooseStep::source() const
{
    return ImportSource(m_source->currentData().toInt());
}

void ChooseStep::setSource(ImportSource source)
{
    m_source->setCurrentIndex(m_source->findData(int(source)));
}

QString ChooseStep::path() const
{
    return m_path->text().trimmed();
}

void ChooseStep::setPath(const QString &path)
{
    m_path->setText(QDir::toNativeSeparators(path));
}

ImportTask ChooseStep::task() const
{
    ImportTask task { .source = source() };
    if (task.source == ImportSource::LocalStorage)
        task.user = m_user->text().trimmed();
    if (task.source == ImportSource::InfluxDb)
        task.influx = m_influx->place();
    task.marksGone = task.source == ImportSource::Registry && m_marksGone->isChecked();
    return task;
}

void ChooseStep::showSource()
{
    const ImportSource now = source();
    const bool isFile = now != ImportSource::InfluxDb;
    const QString command = importCommand(now);
    m_sentence->setText(importSentence(now));
    m_advice->setText(importAdvice(now));
    m_command->setParagraphs(command.split(u'\n'));
    m_commandRow->setVisible(!command.isEmpty());
    m_fileLabel->setVisible(isFile);
    m_fileRow->setVisible(isFile);
    m_userLabel->setVisible(now == ImportSource::LocalStorage);
    m_user->setVisible(now == ImportSource::LocalStorage);
    m_marksGone->setVisible(now == ImportSource::Registry);
    m_home->setSource(now == ImportSource::Registry ? m_book : nullptr);
    m_influx->setVisible(!isFile);
    if (!isFile)
        m_influx->askBook(m_book);
    sayWrong({});
    Q_EMIT changed();
}

void ChooseStep::sayWrong(const QString &sentence, std::optional<ImportSource> other)
{
    m_other = other;
    m_wrong->say(wrong(sentence));
    m_takeAs->setText(other ? tr("Import it as: %1").arg(importTitle(*other)) : QString());
    m_takeAs->setVisible(other.has_value());
    m_influx->clearMarks();
    m_path->setProperty("wrong", !sentence.isEmpty());
    m_path->style()->unpolish(m_path);
    m_path->style()->polish(m_path);
}

void ChooseStep::sayFailed(const QString &sentence, const QString &errorWord)
{
    sayWrong(sentence);
    m_influx->mark(errorWord);
}

QString ChooseStep::trouble() const
{
    return m_wrong->text();
}

bool ChooseStep::isComplete() const
{
    return source() == ImportSource::InfluxDb ? m_influx->place().isComplete() : !path().isEmpty();
}

void ChooseStep::browse()
{
    const QString chosen = QFileDialog::getOpenFileName(this, importTitle(source()), path(),
                                                        importFileFilter(source()));
    if (!chosen.isEmpty())
        setPath(chosen);
}

} // namespace hearthbook
