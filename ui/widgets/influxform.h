#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/influxplace.h"

#include <QPointer>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace hearthbook {

/// The rows of a form that ask where an InfluxDB is. What is typed there is kept nowhere.
class InfluxForm : public QObject
{
    Q_OBJECT

public:
    /// Adds its rows to the form, whose widget is the parent.
    InfluxForm(QFormLayout &form, QWidget *parent);

    /// Asks the book whether its server is set to an InfluxDB, and offers that first.
    void askBook(MetadataSource *source);
    void setVisible(bool visible);
    InfluxPlace place() const;
    /// Marks the field that an error of this word of the API is about.
    void mark(const QString &errorWord);
    void clearMarks() { mark({}); }

Q_SIGNALS:
    void changed();
    /// Enter in a field.
    void goOnWanted();

private:
    QLineEdit *addField(const QString &title, const QString &example);
    void setRowVisible(QWidget &field, bool visible);
    void showRows();
    void takeSettings(const QJsonObject &settings);

    QFormLayout &m_form;
    QPointer<MetadataSource> m_source;
    QCheckBox *m_isServers;
    std::vector<QLineEdit *> m_fields;
    QLineEdit *m_url;
    QLineEdit *m_org;
    QLineEdit *m_bucket;
    QLineEdit *m_token;
    QLineEdit *m_username;
    QLineEdit *m_password;
    QSpinBox *m_days;
    bool m_isVisible = false;
    bool m_isConfigured = false;
};

} // namespace hearthbook
