<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
