#pragma once

#include "core/domain/jsonwriter.h"
#include "server/http/route.h"

#include <QHash>

namespace hearthbook {

/// One route as the OpenAPI document shows it. All of it follows from the Route. Thread: any.

/// `/api/devices/{device_id}`: a pattern that takes all segments that are left is a parameter like any other there.
QByteArray openApiPath(const Route &route);

/// What generated clients call it, as `getDevicesByDeviceId`: the method and the words of the path, without `api`. A parameter
/// counts at the path's end alone, and not behind a word as `by-area` that tells it.
QByteArray operationId(const Route &route);

/// Writes the Operation Object. `examples`: of bodies, by their schemas' names; see openApiExamples().
void writeOperation(JsonWriter &json, const Route &route, const QHash<QString, QByteArray> &examples = {});

/// `Problem404`: the name of the answer, under components, of a route that fails so.
QByteArray problemName(int status);

/// Whether its answer of that status is the common error form, which stands under components once.
bool isPlainProblem(const RouteAnswer &answer);

/// What a route may answer: what it says itself, and what follows from it.
std::vector<RouteAnswer> openApiAnswers(const Route &route);

} // namespace hearthbook
