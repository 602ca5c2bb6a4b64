#include "tests/support/book.h"

namespace hearthbook::test {

QByteArray exportOf(Connection &connection, const BookSelection &selection)
{
    const auto book = must(BookExport::begin(connection, selection));
    QByteArray text;
    for (;;) {
        const QByteArray piece = must(book->next());
        if (piece.isEmpty())
            return text;
        text += piece;
    }
}

QByteArray bookOf(const QByteArray &lines)
{
    return "{\"format\":\"hearthbook\",\"version\":1}\n" + lines + "\n{\"end\":true}\n";
}

QByteArray homeWithTraps()
{
    return R"(
INSERT INTO areas (area_id, name, icon, labels, aliases) VALUES
    ('küche', 'Küche "unten"', NULL, '[ "a", "b" ]', '["Kochen\nEssen"]'), ('z', char(9) || 'tab', 'mdi:sofa', '[]', '[]');
INSERT INTO labels (label_id, name, color, description) VALUES ('a', 'Ä', '#ff0000', 'line' || char(13, 10) || 'line'),
    ('b', '=b', NULL, NULL);
INSERT INTO integrations (entry_id, domain, title, version) VALUES ('e1', 'hue', 'Brücke 🏠', 3);
INSERT INTO devices (device_id, name, name_by_user, model, area_id, labels, identifiers, connections, notes, gone_at, last_seen,
    created_at, updated_at, revision, fed_name_by_user, fed_area_id, fed_labels) VALUES
    ('d1', 'Lamp', 'Meine "Lampe"', '-5', 'küche', '["a"]', '[["hue",123456789012345678901234567890],[1.50]]',
     '[["mac","aa:bb"]]', 'C:\new' || char(10) || 'é', NULL, '2025-10-14T17:00:05.123456+00:00',
     '2025-01-01T00:00:00.000001+00:00', '2025-02-01T00:00:00.000000+00:00', 7, 'Lampe', 'bad', NULL),
    ('d2', 'Gone', NULL, '+49 1', NULL, '[]', '[]', '[]', '', '2025-10-15T00:00:00.000000+00:00', NULL,
     '2025-01-01 00:00:00', '2025-01-01T00:00:00.000000+00:00', 1, NULL, NULL, '[]');
INSERT INTO entities (entity_id, registry_id, device_id, domain, platform, name, disabled, disabled_by, labels, aliases, options,
    revision, fed_disabled_by, fed_name) VALUES
    ('light.a', 'r1', 'd1', 'light', NULL, 'Licht', 1, 'user', '[]', '["ein","zwei"]',
     '{ "k" : { "x" : null, "y" : [ 1E300, -0.0 ] }, "\u00e4" : "\/" }', 3, NULL, 'x'),
    ('sensor.b', NULL, NULL, 'sensor', 'unknown', NULL, 0, NULL, '["a"]', '[]', '{}', 1, NULL, NULL);
INSERT INTO services (domain, service, definition) VALUES ('light', 'turn_on', '{ "fields": {} }'), ('light', 'off', '{}');
INSERT INTO id_aliases VALUES ('entity', 'light.old', 'light.a', '2025-03-01T00:00:00.000000+00:00'),
    ('device', 'd0', 'd1', '2025-03-01T00:00:00.000000+00:00');
INSERT INTO webhooks (webhook_id, url, events, team, filters, scheme, enabled, disabled_reason) VALUES
    ('w1', 'http://a/?x="', '["device.*"]', 'VGK', '{ "area_id" : [ "küche" ] }', 'sports-data', 0, 'It failed');
INSERT INTO webhook_secrets (webhook_id, sealed) VALUES ('w1', CAST('w1:s€cret' AS BLOB));
INSERT INTO user_preferences (user_id, selected_teams, notification_settings) VALUES
    ('ann', '{"nfl": ["dal"], "nhl": []}', '{"game_start": true, "score_change": false, "game_end": true, "x": {"y": null}}'),
    ('default', '{"nfl":[],"nhl":[]}', '{"game_start":true,"score_change":true,"game_end":true}');
)";
}

void fillWithTraps(TemporaryDatabase &db)
{
    db.execute(homeWithTraps());
}

} // namespace hearthbook::test
