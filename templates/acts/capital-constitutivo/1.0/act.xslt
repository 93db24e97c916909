<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/servicios.xsl"/>

  <xsl:variable name="c" select="/acto/capital"/>

  <xsl:template match="/acto" mode="titulo">Cédula de liquidación de capital constitutivo</xsl:template>

  <xsl:template name="riesgo">
    <xsl:choose>
      <xsl:when test="$c/riesgo/@clase = 'accidente-trabajo'">un accidente de trabajo</xsl:when>
      <xsl:when test="$c/riesgo/@clase = 'accidente-trayecto'">un accidente en trayecto</xsl:when>
      <xsl:otherwise>una enfermedad de trabajo</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="parte">
    <xsl:param name="fraccion"/>
    <xsl:choose>
      <xsl:when test="$fraccion = 'I'">Asistencia médica</xsl:when>
      <xsl:when test="$fraccion = 'II'">Hospitalización</xsl:when>
      <xsl:when test="$fraccion = 'III'">Medicamentos y material de curación</xsl:when>
      <xsl:when test="$fraccion = 'IV'">Servicios auxiliares de diagnóstico y de tratamiento</xsl:when>
      <xsl:when test="$fraccion = 'V'">Intervenciones quirúrgicas</xsl:when>
      <xsl:when test="$fraccion = 'VI'">Aparatos de prótesis y ortopedia</xsl:when>
      <xsl:when test="$fraccion = 'VII'">Gastos de traslado y viáticos</xsl:when>
      <xsl:when test="$fraccion = 'VIII'">Subsidios</xsl:when>
      <xsl:when test="$fraccion = 'IX'">Gastos de funeral</xsl:when>
      <xsl:when test="$fraccion = 'X'">Indemnización global en sustitución de la pensión</xsl:when>
      <xsl:otherwise>Valor actual de la pensión</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>El Instituto le cobra las prestaciones que dio por <xsl:call-template name="riesgo"/>, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/riesgo/@fecha"/></xsl:call-template>, a una persona que trabaja para usted y que
      <xsl:choose>
        <xsl:when test="$c/salarioInferior">estaba asegurada con un salario inferior al real</xsl:when>
        <xsl:otherwise>no estaba asegurada cuando ocurrió</xsl:otherwise>
      </xsl:choose>. El anexo dice quién es y qué servicios recibió. Crédito número <xsl:value-of select="$c/credito"/>.</dd>
    <xsl:call-template name="cuanto-debo"><xsl:with-param name="importe" select="$c/total"/></xsl:call-template>
    <xsl:call-template name="hasta-cuando"><xsl:with-param name="pago" select="$c/pago"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <xsl:call-template name="carga-de-la-deuda"/>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <p><strong>Primero.</strong> El <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/riesgo/@fecha"/></xsl:call-template> la persona que identifica el anexo, al servicio de <xsl:value-of select="destinatario/nombre"/>, sufrió <xsl:call-template name="riesgo"/>, que el Instituto calificó como riesgo de trabajo el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/riesgo/@calificado"/></xsl:call-template>.</p>
      <p><strong>Segundo.</strong>
        <xsl:choose>
          <xsl:when test="$c/sinAseguramiento"> En esa fecha el patrón no la había asegurado y hasta hoy no ha presentado aviso de inscripción.</xsl:when>
          <xsl:when test="$c/avisoPosterior"> En esa fecha el patrón no la había asegurado: presentó el aviso de inscripción con folio <xsl:value-of select="$c/avisoPosterior/@folio"/> el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/avisoPosterior/@presentado"/></xsl:call-template>, después de ocurrido el siniestro.</xsl:when>
          <xsl:otherwise> En esa fecha el patrón la tenía asegurada con un salario diario de <xsl:value-of select="b:pesos($c/salarioInferior/@inscrito)"/> y el real era de <xsl:value-of select="b:pesos($c/salarioInferior/@real)"/>.</xsl:otherwise>
        </xsl:choose>
      </p>
      <p><strong>Tercero.</strong> El Instituto otorgó desde luego las prestaciones. El <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/valoracion/@fecha"/></xsl:call-template> sus servicios médicos establecieron el diagnóstico, el tratamiento y su duración, el tipo y número de servicios y las secuelas, que constan en el anexo.</p>
    </section>
    <section>
      <h2>Considerandos</h2>
      <p><strong>Primero.</strong>
        <xsl:choose>
          <xsl:when test="$c/salarioInferior"> El patrón que asegura a sus trabajadores en forma que disminuye las prestaciones a que tienen derecho entera el capital constitutivo, limitado a la suma necesaria para completarlas (artículo 77 de la Ley del Seguro Social).</xsl:when>
          <xsl:otherwise> El patrón que, obligado a asegurar a sus trabajadores contra riesgos de trabajo, no lo hace, entera al Instituto los capitales constitutivos de las prestaciones en dinero y en especie cuando ocurre el siniestro (artículo 77 de la Ley del Seguro Social).</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$c/avisoPosterior"> El aviso entregado después del siniestro no lo libera de esa obligación.</xsl:if>
      </p>
      <p><strong>Segundo.</strong> El capital se integra con las prestaciones que prevé el artículo 79 de la Ley del Seguro Social y con el cinco por ciento de su importe por gastos de administración (fracción XII). Los servicios se valúan con los costos unitarios por nivel de atención que aprobó <xsl:call-template name="tabulador"><xsl:with-param name="tabulador" select="$c/tabulador"/></xsl:call-template>. La integración por fracción es la siguiente; el anexo relaciona cada servicio, su número y su costo.</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Integración del capital">
        <table class="w-2-6-3">
          <caption>Integración del capital constitutivo, en pesos</caption>
          <thead><tr><th scope="col">Fracción</th><th scope="col">Prestación</th><th scope="col" class="num">Importe</th></tr></thead>
          <tbody>
            <xsl:for-each select="$c/integracion/parte">
              <tr><td><xsl:value-of select="@fraccion"/></td><th scope="row"><xsl:call-template name="parte"><xsl:with-param name="fraccion" select="@fraccion"/></xsl:call-template></th><td class="num"><xsl:value-of select="b:pesos(@importe)"/></td></tr>
            </xsl:for-each>
            <tr><td>XII</td><th scope="row">Gastos de administración, cinco por ciento</th><td class="num"><xsl:value-of select="b:pesos($c/integracion/administracion/@importe)"/></td></tr>
          </tbody>
          <tfoot><tr><th scope="row" colspan="2">Total del capital constitutivo</th><td class="num"><xsl:value-of select="b:pesos($c/total)"/></td></tr></tfoot>
        </table>
      </div>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <p><strong>Primero.</strong> Se determina a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong>, registro patronal <xsl:call-template name="registro"><xsl:with-param name="clave" select="destinatario/@registroPatronal"/></xsl:call-template>, el capital constitutivo con número de crédito <xsl:value-of select="$c/credito"/> por <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="$c/total"/></xsl:call-template>.</p>
      <p><strong>Segundo.</strong> El capital constitutivo es definitivo al notificarse (artículo 39 de la Ley del Seguro Social) y se paga dentro de los quince días hábiles siguientes a aquel en que surta efectos la notificación.</p>
      <p><strong>Tercero.</strong>
        <xsl:choose>
          <xsl:when test="$c/@alcance = 'parcial'"> Este capital comprende las prestaciones otorgadas hasta hoy; si la persona asegurada requiere otras, el Instituto puede determinar nuevos capitales constitutivos.</xsl:when>
          <xsl:otherwise> Este capital comprende todas las prestaciones derivadas del siniestro.</xsl:otherwise>
        </xsl:choose>
      </p>
    </section>
    <xsl:call-template name="pago"><xsl:with-param name="pago" select="$c/pago"/><xsl:with-param name="total" select="$c/total"/></xsl:call-template>
  </xsl:template>

  <!-- Health data: confidential (LSS 22), never part of what is shown in public. -->
  <xsl:template match="/acto" mode="anexos">
    <section class="page-break-before annex">
      <h2>Anexo: persona asegurada y servicios</h2>
      <p class="muted">Información confidencial, con datos de salud (artículo 22 de la Ley del Seguro Social). Úsela sólo para pagar o impugnar este crédito.</p>
      <dl>
        <dt>Persona asegurada</dt><dd><xsl:value-of select="$c/persona/@nombre"/></dd>
        <dt>Número de seguridad social</dt><dd><xsl:value-of select="$c/persona/@nss"/></dd>
        <dt>Fecha del riesgo</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/riesgo/@fecha"/></xsl:call-template></dd>
        <dt>Valoración médica</dt><dd><xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/valoracion/@fecha"/></xsl:call-template>, <xsl:value-of select="$c/valoracion/@unidadMedica"/></dd>
        <dt>Diagnóstico</dt><dd><xsl:value-of select="$c/valoracion/diagnostico"/> (CIE-10 <xsl:value-of select="$c/valoracion/diagnostico/@cie"/>)</dd>
        <dt>Tratamiento</dt><dd><xsl:value-of select="$c/valoracion/tratamiento"/></dd>
        <dt>Duración</dt><dd><xsl:value-of select="$c/valoracion/tratamiento/@dias"/> días, del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/valoracion/tratamiento/@desde"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/valoracion/tratamiento/@hasta"/></xsl:call-template></dd>
        <dt>Secuelas</dt><dd><xsl:value-of select="$c/valoracion/secuelas"/></dd>
      </dl>
      <xsl:call-template name="tabla-servicios"><xsl:with-param name="servicios" select="$c/servicios"/></xsl:call-template>
      <xsl:if test="$c/prestaciones">
        <div class="tabla" role="region" tabindex="0" aria-label="Prestaciones en dinero">
          <table class="w-2-6-2-3-3">
            <caption>Prestaciones en dinero, en pesos</caption>
            <thead><tr><th scope="col">Fracción</th><th scope="col">Prestación</th><th scope="col" class="num">Días</th><th scope="col" class="num">Diario</th><th scope="col" class="num">Importe</th></tr></thead>
            <tbody>
              <xsl:for-each select="$c/prestaciones/prestacion">
                <tr>
                  <td><xsl:value-of select="@fraccion"/></td><th scope="row"><xsl:value-of select="."/></th>
                  <xsl:choose>
                    <xsl:when test="@dias and @diario"><td class="num"><xsl:value-of select="@dias"/></td><td class="num"><xsl:value-of select="b:pesos(@diario)"/></td></xsl:when>
                    <xsl:otherwise><td class="num">—</td><td class="num">—</td></xsl:otherwise>
                  </xsl:choose>
                  <td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
            <tfoot><tr><th scope="row" colspan="4">Total de prestaciones en dinero</th><td class="num"><xsl:value-of select="b:pesos($c/prestaciones/@importe)"/></td></tr></tfoot>
          </table>
        </div>
      </xsl:if>
    </section>
  </xsl:template>
</xsl:stylesheet>
