<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>

  <xsl:variable name="c" select="/acto/condonacion"/>

  <xsl:template match="/acto" mode="titulo">Resolución de la solicitud de condonación de multas</xsl:template>

  <xsl:template match="/acto" mode="encabezado-resumen">
    <xsl:text>Lo que debe saber: </xsl:text>
    <xsl:choose>
      <xsl:when test="$c/sentido = 'condonada'">se condonan multas</xsl:when>
      <xsl:otherwise>no se condonan las multas</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es la respuesta del Instituto a su solicitud <xsl:value-of select="$c/solicitud/@folio"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/solicitud/@fecha"/></xsl:call-template>, para que se le perdonen multas.</dd>
    <xsl:choose>
      <xsl:when test="$c/sentido = 'condonada'">
        <dt>¿Cuánto se condona?</dt>
        <dd><span class="amount"><xsl:value-of select="b:pesos($c/total)"/></span><xsl:if test="$c/total/@letra"><br/><xsl:value-of select="$c/total/@letra"/></xsl:if></dd>
        <dt>¿Cuánto debo pagar?</dt>
        <dd><xsl:value-of select="b:pesos($c/sumas/@saldo)"/>, la parte no condonada.</dd>
        <xsl:if test="$c/condicion"><dt>¿Hasta cuándo?</dt><dd><xsl:value-of select="$c/condicion/@dias"/> días hábiles, contados desde el siguiente a aquel en que surta efectos la notificación.</dd></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <dt>¿Cuánto debo pagar?</dt>
        <dd>No se condona ninguna cantidad: las multas suman <xsl:value-of select="b:pesos($c/sumas/@importe)"/>, más la actualización que se cause.</dd>
        <dt>¿Hasta cuándo?</dt>
        <dd>La negativa no abre un plazo nuevo; sus razones están en «Consideraciones».</dd>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$c/condicion">La condonación está sujeta a una condición. <xsl:value-of select="$c/condicion"/></xsl:when>
        <xsl:when test="$c/sentido = 'condonada'">Nada: las multas quedan extinguidas sin otro trámite.</xsl:when>
        <xsl:otherwise>El Instituto puede cobrar las multas mediante el procedimiento administrativo de ejecución.</xsl:otherwise>
      </xsl:choose>
    </dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Antecedentes</h2>
      <ol>
        <li>El <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/solicitud/@fecha"/></xsl:call-template>, con el folio <xsl:value-of select="$c/solicitud/@folio"/>, <xsl:value-of select="destinatario/nombre"/> solicitó la condonación de <xsl:choose><xsl:when test="count($c/multas/multa) = 1">una multa</xsl:when><xsl:otherwise><xsl:value-of select="count($c/multas/multa)"/> multas</xsl:otherwise></xsl:choose> por un importe de <xsl:value-of select="b:pesos($c/sumas/@importe)"/>.</li>
        <xsl:for-each select="$c/multas/multa">
          <li>La multa con número de crédito <xsl:value-of select="@credito"/>, fundada en <xsl:call-template name="citas"><xsl:with-param name="citas" select="cita"/></xsl:call-template>, se notificó el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="@notificada"/></xsl:call-template><xsl:if test="@firme"> y quedó firme el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="@firme"/></xsl:call-template></xsl:if>.<xsl:if test="@impugnada = 'si'"> Está impugnada.</xsl:if><xsl:if test="@conexoImpugnado = 'si'"> Está impugnado el acto del que deriva.</xsl:if></li>
        </xsl:for-each>
      </ol>
    </section>
    <section>
      <h2>Consideraciones</h2>
      <p>El artículo 194 <xsl:call-template name="ley"><xsl:with-param name="clave" select="'RACERF'"/></xsl:call-template> permite condonar las multas que hayan quedado firmes, siempre que un acto administrativo conexo no sea materia de impugnación, en la forma y términos que señale el Consejo Técnico: acuerdo <xsl:value-of select="$c/reglas/@acuerdo"/>, publicado en el Diario Oficial de la Federación el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/reglas/@dof"/></xsl:call-template>.</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Requisitos">
        <table class="w-6-1">
          <caption>Requisitos examinados</caption>
          <thead><tr><th scope="col">Requisito</th><th scope="col">¿Se cumple?</th></tr></thead>
          <tbody>
            <xsl:for-each select="$c/requisitos/requisito">
              <tr>
                <th scope="row">
                  <xsl:choose>
                    <xsl:when test="@clave = 'multa-firme'">Multa firme. </xsl:when>
                    <xsl:when test="@clave = 'sin-impugnacion'">Sin impugnación. </xsl:when>
                    <xsl:when test="@clave = 'concepto-pagado'">Concepto omitido pagado. </xsl:when>
                    <xsl:when test="@clave = 'al-corriente'">Al corriente. </xsl:when>
                  </xsl:choose>
                  <xsl:value-of select="."/>
                </th>
                <td><xsl:choose><xsl:when test="@cumplido = 'si'">Sí</xsl:when><xsl:otherwise>No</xsl:otherwise></xsl:choose></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
      <xsl:call-template name="parrafos"><xsl:with-param name="parrafos" select="$c/razones/parrafo"/></xsl:call-template>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <ol>
        <xsl:choose>
          <xsl:when test="$c/sentido = 'condonada'">
            <li>Se condona a <strong><xsl:value-of select="destinatario/nombre"/></strong> la cantidad de <strong><xsl:value-of select="b:pesos($c/total)"/></strong><xsl:if test="$c/total/@letra"> (<xsl:value-of select="$c/total/@letra"/>)</xsl:if>, conforme al cuadro siguiente.</li>
            <xsl:if test="$c/condicion"><li>La condonación está sujeta a una condición que se cumple dentro de los <xsl:value-of select="$c/condicion/@dias"/> días hábiles siguientes a aquel en que surta efectos la notificación. <xsl:value-of select="$c/condicion"/></li></xsl:if>
            <li>La condonación no comprende las cuotas, la actualización ni los recargos que dieron origen a las multas.</li>
          </xsl:when>
          <xsl:otherwise>
            <li>Se niega a <strong><xsl:value-of select="destinatario/nombre"/></strong> la condonación que solicitó con el folio <xsl:value-of select="$c/solicitud/@folio"/>.</li>
            <li>Subsisten las multas del cuadro siguiente.</li>
          </xsl:otherwise>
        </xsl:choose>
      </ol>
      <div class="tabla" role="region" tabindex="0" aria-label="Multas">
        <table class="w-3-3-2-3-3">
          <caption>Multas, en pesos</caption>
          <thead><tr><th scope="col">Crédito</th><th scope="col" class="num">Importe</th><th scope="col" class="num">Porcentaje</th><th scope="col" class="num">Se condona</th><th scope="col" class="num">Queda por pagar</th></tr></thead>
          <tbody>
            <xsl:for-each select="$c/multas/multa">
              <tr>
                <th scope="row"><xsl:value-of select="@credito"/></th>
                <td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
                <td class="num"><xsl:value-of select="@porcentaje"/> %</td>
                <td class="num"><xsl:value-of select="b:pesos(@condonado)"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@saldo)"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
          <tfoot><tr><th scope="row">Total</th><td class="num"><xsl:value-of select="b:pesos($c/sumas/@importe)"/></td><td class="num">—</td><td class="num"><xsl:value-of select="b:pesos($c/total)"/></td><td class="num"><xsl:value-of select="b:pesos($c/sumas/@saldo)"/></td></tr></tfoot>
        </table>
      </div>
    </section>
  </xsl:template>
</xsl:stylesheet>
