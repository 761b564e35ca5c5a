package dev.stratus.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceSystemTest {
    /// As short as PROJ reads it.
    static final String LAMBERT_IN_FEET =
            """
            {"type": "ProjectedCRS", "name": "NAD27 / Texas South Central",
             "base_crs": {"name": "NAD27", "datum": {"type": "GeodeticReferenceFrame",
               "name": "North American Datum 1927", "ellipsoid": {"name": "Clarke 1866",
                 "semi_major_axis": 6378206.4, "semi_minor_axis": 6356583.8}}},
             "conversion": {"name": "Texas CS27", "method": {"name": "Lambert Conic Conformal (2SP)"}},
             "coordinate_system": {"subtype": "Cartesian", "axis": [
               {"name": "Easting", "abbreviation": "X", "direction": "east", "unit":
                 {"type": "LinearUnit", "name": "US survey foot", "conversion_factor": 0.304800609601219}},
               {"name": "Northing", "abbreviation": "Y", "direction": "north", "unit":
                 {"type": "LinearUnit", "name": "US survey foot", "conversion_factor": 0.304800609601219}}]},
             "id": {"authority": "EPSG", "code": 32040}}
            """;

    @Test
    void codeNameAndUnitAreThoseOfTheDefinition() {
        ReferenceSystem system = new ReferenceSystem(LAMBERT_IN_FEET);
        assertThat(system.epsg()).isEqualTo(32040);
        assertThat(system.unit()).isEqualTo("US survey ft");
        assertThat(system).hasToString("NAD27 / Texas South Central (EPSG:32040)");
        assertThat(system.projJson())
                .contains("\"conversion_factor\":0.304800609601219")
                .contains("\"semi_major_axis\":6378206.4");
        assertThat(new ReferenceSystem(system.projJson())).isEqualTo(system);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EPSG:23031",
                "null",
                "[]",
                "{\"type\": \"GeographicCRS\", \"id\": {\"authority\": \"EPSG\", \"code\": 4326}}",
                "{\"type\": \"ProjectedCRS\", \"id\": {\"authority\": \"ESRI\", \"code\": 23031}}",
                "{\"type\": \"ProjectedCRS\", \"id\": {\"authority\": \"EPSG\", \"code\": 99999}}"
            })
    void whatIsNoProjectedSystemOfEpsgIsRefused(String text) {
        assertThatThrownBy(() -> new ReferenceSystem(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PROJJSON");
    }
}
