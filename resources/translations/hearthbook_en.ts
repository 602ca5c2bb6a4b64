<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Imports</name>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>%n added</numerusform>
            <numerusform>%n added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked as gone</source>
        <translation>
            <numerusform>%n marked as gone</numerusform>
            <numerusform>%n marked as gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::Activity</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n changed</numerusform>
            <numerusform>%n changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <translation>
            <numerusform>%n removed</numerusform>
            <numerusform>%n removed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::ActivityPage</name>
    <message numerus="yes">
        <source>%n new entries: show them</source>
        <translation>
            <numerusform>%n new entry: show it</numerusform>
            <numerusform>%n new entries: show them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::BookLeaving</name>
    <message numerus="yes">
        <source>%Ln client(s) are connected to the server of this book.</source>
        <translation>
            <numerusform>%Ln client is connected to the server of this book.</numerusform>
            <numerusform>%Ln clients are connected to the server of this book.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::Column</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::ConflictDialog</name>
    <message numerus="yes">
        <source>%n row(s) were changed elsewhere while you changed them. Which version shall stay there?</source>
        <translation>
            <numerusform>%n row was changed elsewhere while you changed it. Which version shall stay there?</numerusform>
            <numerusform>%n rows were changed elsewhere while you changed them. Which version shall stay there?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::Firings</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::GroupModel</name>
    <message numerus="yes">
        <source>%1, %n device(s)</source>
        <translation>
            <numerusform>%1, %n device</numerusform>
            <numerusform>%1, %n devices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::HealthText</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in all</source>
        <translation>
            <numerusform>%n in all</numerusform>
            <numerusform>%n in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failing</source>
        <translation>
            <numerusform>%n failing</numerusform>
            <numerusform>%n failing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n disabled</source>
        <translation>
            <numerusform>%n disabled</numerusform>
            <numerusform>%n disabled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are there.</source>
        <translation>
            <numerusform>%n is there.</numerusform>
            <numerusform>%n are there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::HomeReading</name>
    <message numerus="yes">
        <source>%n changes came with it.</source>
        <translation>
            <numerusform>One change came with it.</numerusform>
            <numerusform>%n changes came with it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::ImportJob</name>
    <message numerus="yes">
        <source>It is in, and is compared with InfluxDB: %n rows read.</source>
        <translation>
            <numerusform>It is in, and is compared with InfluxDB: one row read.</numerusform>
            <numerusform>It is in, and is compared with InfluxDB: %n rows read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were read, and are taken.</source>
        <translation>
            <numerusform>One row was read, and is taken.</numerusform>
            <numerusform>%n rows were read, and are taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>InfluxDB is read: %n rows so far.</source>
        <translation>
            <numerusform>InfluxDB is read: one row so far.</numerusform>
            <numerusform>InfluxDB is read: %n rows so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them differ from what InfluxDB said when it was read again; what still writes there may be why. Import it again.</source>
        <translation>
            <numerusform>One of them differs from what InfluxDB said when it was read again; what still writes there may be why. Import it again.</numerusform>
            <numerusform>%n of them differ from what InfluxDB said when it was read again; what still writes there may be why. Import it again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::Kinds</name>
    <message numerus="yes">
        <source>%n devices</source>
        <translation>
            <numerusform>%n device</numerusform>
            <numerusform>%n devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entities</source>
        <translation>
            <numerusform>%n entity</numerusform>
            <numerusform>%n entities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n areas</source>
        <translation>
            <numerusform>%n area</numerusform>
            <numerusform>%n areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n webhooks</source>
        <translation>
            <numerusform>%n webhook</numerusform>
            <numerusform>%n webhooks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n users&apos; preferences</source>
        <translation>
            <numerusform>%n user&apos;s preferences</numerusform>
            <numerusform>%n users&apos; preferences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n labels</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n integrations</source>
        <translation>
            <numerusform>%n integration</numerusform>
            <numerusform>%n integrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n listings</source>
        <translation>
            <numerusform>%n listing</numerusform>
            <numerusform>%n listings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::NotificationSwitches</name>
    <message numerus="yes">
        <source>%n setting(s) of other programs stay as they are.</source>
        <translation>
            <numerusform>%n setting of other programs stays as it is.</numerusform>
            <numerusform>%n settings of other programs stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::OverviewCounts</name>
    <message numerus="yes">
        <source>%n disabled</source>
        <translation>
            <numerusform>%n disabled</numerusform>
            <numerusform>%n disabled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gone</source>
        <translation>
            <numerusform>%n gone</numerusform>
            <numerusform>%n gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::PreviewStep</name>
    <message numerus="yes">
        <source>The file lacks %n that the book has, more than is usual: is it all of the home?</source>
        <translation>
            <numerusform>The file lacks %n that the book has, more than is usual: is it all of the home?</numerusform>
            <numerusform>The file lacks %n that the book has, more than is usual: is it all of the home?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Mark %n as gone</source>
        <translation>
            <numerusform>&amp;Mark %n as gone</numerusform>
            <numerusform>&amp;Mark %n as gone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::Problem</name>
    <message numerus="yes">
        <source>This needs at least %n character(s).</source>
        <translation>
            <numerusform>This needs at least %n character.</numerusform>
            <numerusform>This needs at least %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This may have at most %n character(s).</source>
        <translation>
            <numerusform>This may have at most %n character.</numerusform>
            <numerusform>This may have at most %n characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This may have at most %n entry(s).</source>
        <translation>
            <numerusform>This may have at most %n entry.</numerusform>
            <numerusform>This may have at most %n entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::Reversion</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::RevertPanel</name>
    <message numerus="yes">
        <source>%n rows get their former values.</source>
        <translation>
            <numerusform>%n row gets its former values.</numerusform>
            <numerusform>%n rows get their former values.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows that were added go.</source>
        <translation>
            <numerusform>%n row that was added goes.</numerusform>
            <numerusform>%n rows that were added go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are already as they were.</source>
        <translation>
            <numerusform>%n row is already as it was.</numerusform>
            <numerusform>%n rows are already as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows cannot come back, and stay as they are:</source>
        <translation>
            <numerusform>%n row cannot come back, and stays as it is:</numerusform>
            <numerusform>%n rows cannot come back, and stay as they are:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::RowActions</name>
    <message numerus="yes">
        <source>At most %n row(s) can be copied at once.</source>
        <translation>
            <numerusform>At most %n row can be copied at once.</numerusform>
            <numerusform>At most %n rows can be copied at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::RowDetails</name>
    <message numerus="yes">
        <source>%n rows are chosen</source>
        <translation>
            <numerusform>%n row is chosen</numerusform>
            <numerusform>%n rows are chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n row(s) can be changed at once.</source>
        <translation>
            <numerusform>At most %n row can be changed at once.</numerusform>
            <numerusform>At most %n rows can be changed at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::RowExport</name>
    <message numerus="yes">
        <source>%n row(s) were written to %1.</source>
        <translation>
            <numerusform>%n row was written to %1.</numerusform>
            <numerusform>%n rows were written to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::RowWriter</name>
    <message numerus="yes">
        <source>At most %n row(s) can be changed at once.</source>
        <translation>
            <numerusform>At most %n row can be changed at once.</numerusform>
            <numerusform>At most %n rows can be changed at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change %n row(s)</source>
        <translation>
            <numerusform>Change %n row</numerusform>
            <numerusform>Change %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::ServerControl</name>
    <message numerus="yes">
        <source>%Ln request(s)</source>
        <translation>
            <numerusform>%Ln request</numerusform>
            <numerusform>%Ln requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln client(s) connected</source>
        <translation>
            <numerusform>%Ln client connected</numerusform>
            <numerusform>%Ln clients connected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::UndoQuestion</name>
    <message numerus="yes">
        <source>%n row(s) can be changed again.</source>
        <translation>
            <numerusform>%n row can be changed again.</numerusform>
            <numerusform>%n rows can be changed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can be taken back.</source>
        <translation>
            <numerusform>%n row can be taken back.</numerusform>
            <numerusform>%n rows can be taken back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) stay as they are:</source>
        <translation>
            <numerusform>%n row stays as it is:</numerusform>
            <numerusform>%n rows stay as they are:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::Webhook</name>
    <message numerus="yes">
        <source>%n deliveries arrived.</source>
        <translation>
            <numerusform>%n delivery arrived.</numerusform>
            <numerusform>%n deliveries arrived.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::WebhookEdit</name>
    <message numerus="yes">
        <source>At most %n events can be named; a pattern stands for many.</source>
        <translation>
            <numerusform>At most %n event can be named; a pattern stands for many.</numerusform>
            <numerusform>At most %n events can be named; a pattern stands for many.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The name of an event has at most %n characters.</source>
        <translation>
            <numerusform>The name of an event has at most %n character.</numerusform>
            <numerusform>The name of an event has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>hearthbook::WouldFirePanel</name>
    <message numerus="yes">
        <source>Of %n team(s) only the first ones are looked at.</source>
        <translation>
            <numerusform>Of %n team only the first ones are looked at.</numerusform>
            <numerusform>Of %n teams only the first ones are looked at.</numerusform>
        </translation>
    </message>
</context>
</TS>
