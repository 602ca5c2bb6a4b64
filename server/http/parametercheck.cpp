#include "server/http/parametercheck.h"

#include "core/domain/fielderrors.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

class Check
{
public:
    Check(const Parameter &parameter, std::vector<FieldError> &errors) : m_parameter(parameter), m_errors(errors) { }

    void missing() { add(u"missing"_s, u"Field required"_s, QJsonValue::Null); }

    void repeated(const QString &text) { add(u"value_error"_s, u"Input should be given once"_s, text); }

    void value(const QString &text)
    {
        switch (m_parameter.type) {
        case Parameter::Integer: integer(text); return;
        case Parameter::Flag: flag(text); return;
        case Parameter::Text: words(text); return;
        }
    }

private:
    void integer(const QString &text)
    {
        const std::optional<qint64> number = integerFromText(text);
        if (!number)
            add(u"int_parsing"_s, u"Input should be a valid integer, unable to parse string as an integer"_s, text);
        else if (m_parameter.min && *number < *m_parameter.min)
            bound(u"greater_than_equal"_s, u"Input should be greater than or equal to "_s, u"ge"_s, *m_parameter.min,
                  text);
        else if (m_parameter.max && *number > *m_parameter.max)
            bound(u"less_than_equal"_s, u"Input should be less than or equal to "_s, u"le"_s, *m_parameter.max, text);
    }

    void flag(const QString &text)
    {
        if (!flagFromText(text))
            add(u"bool_parsing"_s, u"Input should be a valid boolean, unable to interpret input"_s, text);
    }

    void words(const QString &text)
    {
        if (!m_parameter.oneOf.isEmpty() && !m_parameter.oneOf.contains(text))
            notListed(text);
        else if (m_parameter.min && text.size() < *m_parameter.min)
            m_errors.push_back(tooShort(*m_parameter.min, place(), text));
        else if (m_parameter.max && text.size() > *m_parameter.max)
            m_errors.push_back(tooLong(*m_parameter.max, place(), text));
    }

    void notListed(const QString &text)
    {
        QString expected;
        for (qsizetype i = 0; i < m_parameter.oneOf.size(); ++i) {
            if (i > 0)
                expected += i + 1 == m_parameter.oneOf.size() ? u" or "_s : u", "_s;
            expected += u'\'' + m_parameter.oneOf[i] + u'\'';
        }
        add(u"literal_error"_s, u"Input should be "_s + expected, text, { { u"expected"_s, expected } });
    }

    void bound(const QString &type, const QString &words, const QString &key, qint64 limit, const QString &text)
    {
        add(type, words + QString::number(limit), text, { { key, limit } });
    }

    void add(const QString &type, const QString &message, const QJsonValue &input, const QJsonObject &context = {})
    {
        m_errors.push_back({ type, place(), message, input, context });
    }

    QJsonArray place() const
    {
        return { m_parameter.in == Parameter::Path ? u"path"_s : u"query"_s, QString::fromUtf8(m_parameter.name) };
    }

    const Parameter &m_parameter;
    std::vector<FieldError> &m_errors;
};

void checkQuery(const Parameter &parameter, const Query &query, std::vector<FieldError> &errors)
{
    Check check(parameter, errors);
    if (parameter.repeatable) {
        const QStringList values = query.values(parameter.name);
        if (values.isEmpty() && parameter.required)
            check.missing();
        for (const QString &value : values)
            check.value(value);
    } else if (const std::optional<QString> value = query.sent(parameter.name)) {
        if (parameter.once && query.values(parameter.name).size() > 1)
            check.repeated(*value);
        else
            check.value(*value);
    } else if (parameter.required) {
        check.missing();
    }
}

} // namespace

std::vector<FieldError> checkParameters(const Route &route, const Request &request)
{
    std::vector<FieldError> errors;
    const bool hasQuery = !request.query.text().isEmpty();
    for (const Parameter &parameter : route.parameters) {
        if (parameter.in == Parameter::Path)
            Check(parameter, errors).value(request.parameter(parameter.name));
        else if (hasQuery || parameter.required)
            checkQuery(parameter, request.query, errors);
    }
    return errors;
}

} // namespace hearthbook
