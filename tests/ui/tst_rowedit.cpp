#include "ui/models/rowedit.h"

#include <QJsonArray>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What was typed over rows, and what of it is written.
class TestRowEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typesOverOneRow();
    void typingWhatIsSoIsNothing();
    void overSeveralRows();
    void labelsOfEachRowStay();
    void othersShowThrough();
    void overtaken();
    void goesOnAfterACrash();
    void overtakenInOneOfSeveral();
    void theirsStaysInItsRow();
    void whatWasSentIsOurs();
    void typedBackBeforeTheAnswer();
    void disabledByWhom_data();
    void disabledByWhom();

private:
    const EditField m_name { u"name_by_user"_s, u"Name"_s, EditForm::Line, u"name"_s };
    const EditField m_area { u"area_id"_s, u"Area"_s, EditForm::Area };
    const EditField m_labels { u"labels"_s, u"Labels"_s, EditForm::Labels };
    const EditField m_disabled { u"disabled"_s, u"Disabled"_s, EditForm::Disabled };
    const std::vector<EditField> m_fields { m_name, m_area, m_labels, m_disabled };

    static QJsonObject row(const QString &area, const QStringList &labels = {})
    {
        return { { u"area_id"_s, area }, { u"labels"_s, QJsonArray::fromStringList(labels) } };
    }

    static QJsonObject named(const QString &id, const QString &area)
    {
        return { { u"id"_s, id }, { u"area_id"_s, area } };
    }

    RowEdit over(std::vector<QJsonObject> rows) const
    {
        RowEdit edit(m_fields, u"id"_s);
        edit.begin(std::move(rows));
        return edit;
    }
};

void TestRowEdit::typesOverOneRow()
{
    const QJsonObject kitchen = row(u"kitchen"_s);
    RowEdit edit = over({ kitchen });
    QVERIFY(edit.isEmpty());
    edit.set(m_name, u"Lamp"_s);
    edit.set(m_area, u""_s); // none
    QCOMPARE(edit.value(m_name), QJsonValue(u"Lamp"_s));
    QCOMPARE(edit.patchFor(kitchen),
             QJsonObject({ { u"name_by_user"_s, u"Lamp"_s }, { u"area_id"_s, QJsonValue::Null } }));
}

void TestRowEdit::typingWhatIsSoIsNothing()
{
    RowEdit edit = over({ row(u"kitchen"_s) });
    edit.set(m_area, u"attic"_s);
    edit.set(m_area, u"kitchen"_s);
    edit.set(m_name, u""_s); // the row has none
    edit.setLabel(m_labels, u"a"_s, true);
    edit.setLabel(m_labels, u"a"_s, false);
    QVERIFY(edit.isEmpty());
}

void TestRowEdit::overSeveralRows()
{
    const QJsonObject kitchen = row(u"kitchen"_s);
    const QJsonObject attic = row(u"attic"_s);
    RowEdit edit = over({ kitchen, attic });
    QVERIFY(!edit.value(m_area));
    QCOMPARE(edit.value(m_name), QJsonValue());
    edit.set(m_area, u"attic"_s);
    QCOMPARE(edit.value(m_area), QJsonValue(u"attic"_s));
    QCOMPARE(edit.patchFor(kitchen), QJsonObject({ { u"area_id"_s, u"attic"_s } }));
    QVERIFY(edit.patchFor(attic).isEmpty());
}

void TestRowEdit::labelsOfEachRowStay()
{
    const QJsonObject one = row(u"a"_s, { u"x"_s, u"y"_s });
    const QJsonObject two = row(u"a"_s, { u"y"_s, u"z"_s });
    RowEdit edit = over({ one, two });
    QCOMPARE(edit.value(m_labels), QJsonValue(QJsonArray { u"y"_s }));
    QCOMPARE(edit.partLabels(m_labels), QStringList({ u"x"_s, u"z"_s }));
    edit.setLabel(m_labels, u"z"_s, true);
    edit.setLabel(m_labels, u"y"_s, false);
    QCOMPARE(edit.value(m_labels), QJsonValue(QJsonArray { u"z"_s }));
    QCOMPARE(edit.partLabels(m_labels), QStringList { u"x"_s });
    QCOMPARE(edit.patchFor(one).value(u"labels"), QJsonValue(QJsonArray { u"x"_s, u"z"_s }));
    QCOMPARE(edit.patchFor(two).value(u"labels"), QJsonValue(QJsonArray { u"z"_s }));
}

void TestRowEdit::othersShowThrough()
{
    RowEdit edit = over({ row(u"kitchen"_s, { u"x"_s }) });
    edit.set(m_name, u"Lamp"_s);
    edit.setLabel(m_labels, u"mine"_s, true);
    edit.follow({ row(u"attic"_s, { u"theirs"_s }) });
    QCOMPARE(edit.value(m_area), QJsonValue(u"attic"_s));
    QCOMPARE(edit.value(m_labels), QJsonValue(QJsonArray { u"mine"_s, u"theirs"_s }));
    QVERIFY(edit.overtaken().empty());
    QJsonObject written = row(u"attic"_s, { u"theirs"_s, u"mine"_s });
    written.insert(u"name_by_user"_s, u"Lamp"_s);
    edit.follow({ written });
    QVERIFY(edit.isEmpty()); // it is so now
}

void TestRowEdit::overtaken()
{
    RowEdit edit = over({ row(u"kitchen"_s) });
    edit.set(m_area, u"attic"_s);
    edit.follow({ row(u"cellar"_s) });
    QCOMPARE(edit.overtaken().size(), std::size_t(1));
    QCOMPARE(edit.overtaken().front().field.field, u"area_id"_s);
    QCOMPARE(edit.value(m_area), QJsonValue(u"attic"_s));
    edit.acknowledge();
    QVERIFY(edit.overtaken().empty());
    QCOMPARE(edit.patchFor(row(u"cellar"_s)), QJsonObject({ { u"area_id"_s, u"attic"_s } }));
}

void TestRowEdit::goesOnAfterACrash()
{
    RowEdit before = over({ row(u"kitchen"_s) });
    before.set(m_area, u"attic"_s);
    before.setLabel(m_labels, u"mine"_s, true);
    RowEdit after = over({ row(u"cellar"_s) });
    after.restore(before.toJson());
    QCOMPARE(after.value(m_area), QJsonValue(u"attic"_s));
    QCOMPARE(after.value(m_labels), QJsonValue(QJsonArray { u"mine"_s }));
    QCOMPARE(after.overtaken().size(), std::size_t(1));
    QVERIFY(over({ row(u"a"_s) }).toJson().isEmpty());
}

/// Whatever order the rows come in.
void TestRowEdit::overtakenInOneOfSeveral()
{
    RowEdit edit = over({ named(u"1"_s, u"kitchen"_s), named(u"2"_s, u"hall"_s) });
    edit.set(m_area, u"attic"_s);
    edit.follow({ named(u"2"_s, u"hall"_s), named(u"1"_s, u"kitchen"_s) });
    QVERIFY(edit.overtaken().empty());
    edit.follow({ named(u"2"_s, u"cellar"_s), named(u"1"_s, u"attic"_s) });
    QCOMPARE(edit.overtaken().size(), std::size_t(1));
    QCOMPARE(edit.overtaken().front().row, named(u"2"_s, u"cellar"_s));
    edit.acknowledge();
    QVERIFY(edit.overtaken().empty());
    QVERIFY(!edit.patchFor(named(u"2"_s, u"cellar"_s)).isEmpty());
}

void TestRowEdit::theirsStaysInItsRow()
{
    RowEdit edit = over({ named(u"1"_s, u"kitchen"_s), named(u"2"_s, u"hall"_s) });
    edit.set(m_area, u"attic"_s);
    edit.follow({ named(u"1"_s, u"kitchen"_s), named(u"2"_s, u"cellar"_s) });
    edit.giveUp(edit.overtaken());
    QVERIFY(edit.overtaken().empty());
    QVERIFY(edit.patchFor(named(u"2"_s, u"cellar"_s)).isEmpty());
    QVERIFY(!edit.patchFor(named(u"1"_s, u"kitchen"_s)).isEmpty());
    edit.follow({ named(u"1"_s, u"attic"_s), named(u"2"_s, u"cellar"_s) });
    QVERIFY(edit.isEmpty());
}

void TestRowEdit::whatWasSentIsOurs()
{
    RowEdit edit = over({ named(u"1"_s, u"kitchen"_s) });
    edit.set(m_area, u"att"_s);
    edit.send({ u"area_id"_s });
    edit.set(m_area, u"attic"_s); // typed on before the answer
    RowEdit crashed = over({ named(u"1"_s, u"att"_s) });
    crashed.restore(edit.toJson());
    QVERIFY(crashed.overtaken().empty());
    edit.follow({ named(u"1"_s, u"att"_s) }); // told before the answer
    QVERIFY(edit.overtaken().empty());
    edit.takeOwn(named(u"1"_s, u"Att"_s)); // in the book's words
    edit.settle(true);
    QVERIFY(edit.overtaken().empty());
    QCOMPARE(edit.value(m_area), QJsonValue(u"attic"_s));
    edit.follow({ named(u"1"_s, u"cellar"_s) });
    QCOMPARE(edit.overtaken().size(), std::size_t(1));
    RowEdit written = over({ named(u"1"_s, u"kitchen"_s) });
    written.set(m_area, u"att"_s);
    written.send({ u"area_id"_s });
    written.takeOwn(named(u"1"_s, u"Att"_s));
    written.settle(true);
    QVERIFY(written.isEmpty());
}

void TestRowEdit::typedBackBeforeTheAnswer()
{
    RowEdit edit = over({ row(u"kitchen"_s) });
    edit.set(m_area, u"attic"_s);
    edit.setLabel(m_labels, u"x"_s, true);
    edit.send(edit.typed());
    edit.set(m_area, u"kitchen"_s);
    edit.setLabel(m_labels, u"x"_s, false);
    edit.takeOwn(row(u"attic"_s, { u"x"_s }));
    edit.settle(true);
    QCOMPARE(edit.patchFor(row(u"attic"_s, { u"x"_s })),
             QJsonObject({ { u"area_id"_s, u"kitchen"_s }, { u"labels"_s, QJsonArray() } }));
    edit = over({ row(u"kitchen"_s) });
    edit.set(m_area, u"attic"_s);
    edit.send(edit.typed());
    edit.set(m_area, u"kitchen"_s);
    edit.settle(false); // it was refused
    QVERIFY(edit.isEmpty());
}

void TestRowEdit::disabledByWhom_data()
{
    QTest::addColumn<QJsonObject>("row");
    QTest::addColumn<bool>("isDisabled");
    QTest::newRow("a device, by nobody") << QJsonObject { { u"disabled_by"_s, QJsonValue::Null } } << false;
    QTest::newRow("a device, by its integration") << QJsonObject { { u"disabled_by"_s, u"integration"_s } } << true;
    QTest::newRow("an entity, not") << QJsonObject { { u"disabled"_s, false } } << false;
    QTest::newRow("an entity, by the user")
        << QJsonObject { { u"disabled"_s, true }, { u"disabled_by"_s, u"user"_s } } << true;
}

void TestRowEdit::disabledByWhom()
{
    QFETCH(QJsonObject, row);
    QTEST(editedValue(m_disabled, row).toBool(), "isDisabled");
    RowEdit edit = over({ row });
    edit.set(m_disabled, !editedValue(m_disabled, row).toBool());
    QCOMPARE(edit.patchFor(row).size(), 1);
}

QTEST_GUILESS_MAIN(TestRowEdit)
#include "tst_rowedit.moc"
