#pragma once

#include <QTextEdit>

namespace hearthbook {

/// Plain text to be read and copied, a paragraph a line, as high as it needs to be. Long words (URLs) are broken.
class FlowingText : public QTextEdit
{
    Q_OBJECT

public:
    explicit FlowingText(QWidget *parent = nullptr);

    /// What is marked stays so where the text is the same as before.
    void setParagraphs(const QStringList &paragraphs);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fitHeight();

    QStringList m_paragraphs;
};

} // namespace hearthbook
